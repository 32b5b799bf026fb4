import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The pages: source in web/, built into dist/web; in development the API answers from a running house. */
export default defineConfig({
  root: 'web',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8310' } },
});
