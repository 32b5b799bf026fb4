import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { House } from './house.tsx';
import { router } from './routes.tsx';
import './look.css';

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <House>
      <RouterProvider router={router} />
    </House>
  </StrictMode>,
);
