import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { FirstDoor } from './components/first-door.tsx';
import { PageFault } from './components/page-fault.tsx';
import { PageLoading } from './components/page-loading.tsx';
import { Shell } from './shell.tsx';

/** A page that is fetched when it is first opened. */
const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: { Component: load },
  HydrateFallback: PageLoading,
  ErrorBoundary: PageFault,
});

export const router = createBrowserRouter([
  { path: '/', Component: FirstDoor },
  page('/sign-in', async () => (await import('./pages/sign-in.tsx')).SignInPage),
  page('/setup', async () => (await import('./pages/setup.tsx')).SetupPage),
  {
    path: '/:district',
    Component: Shell,
    HydrateFallback: PageLoading,
    ErrorBoundary: PageFault,
    children: [
      { index: true, Component: FirstDoor },
      page('today', async () => (await import('./pages/today.tsx')).TodayPage),
      page('demands', async () => (await import('./pages/demands.tsx')).DemandsPage),
      page('demands/new', async () => (await import('./pages/new-record.tsx')).NewRecordPage),
      page('demands/:record', async () => (await import('./pages/demand.tsx')).DemandPage),
      page('programmes', async () => (await import('./pages/programmes.tsx')).ProgrammesPage),
      page('map', async () => (await import('./pages/map.tsx')).MapPage),
      page('alerts', async () => (await import('./pages/alerts.tsx')).AlertsPage),
      page('alerts/:record', async () => (await import('./pages/alert.tsx')).AlertPage),
      page('detectors', async () => (await import('./pages/detectors.tsx')).DetectorsPage),
      page(
        'detectors/:code',
        async () => (await import('./pages/detectors/detector-page.tsx')).DetectorPage,
      ),
      page('plan', async () => (await import('./pages/plan.tsx')).PlanPage),
      page('topics', async () => (await import('./pages/topics.tsx')).TopicsPage),
      page('effect', async () => (await import('./pages/effect.tsx')).EffectPage),
      page('scorecard', async () => (await import('./pages/scorecard.tsx')).ScorecardPage),
      page('indicators', async () => (await import('./pages/indicators.tsx')).IndicatorsPage),
      page('indicators/:code', async () => (await import('./pages/indicator.tsx')).IndicatorPage),
      page('league', async () => (await import('./pages/league.tsx')).LeaguePage),
      page('goals', async () => (await import('./pages/goals.tsx')).GoalsPage),
      page('answers', async () => (await import('./pages/answers.tsx')).AnswersPage),
      page(
        'answers/verify',
        async () => (await import('./pages/answer-verify.tsx')).AnswerVerifyPage,
      ),
      page('answers/:code', async () => (await import('./pages/answer.tsx')).AnswerPage),
      page(
        'answers/:code/edit',
        async () => (await import('./pages/answer-edit.tsx')).AnswerEditPage,
      ),
      page(
        'answers/:code/changes',
        async () => (await import('./pages/answer-changes.tsx')).AnswerChangesPage,
      ),
      page(
        'figures/import',
        async () => (await import('./pages/figure-import.tsx')).FigureImportPage,
      ),
      page('import', async () => (await import('./pages/import.tsx')).ImportPage),
      page('places', async () => (await import('./pages/places.tsx')).PlacesPage),
      page('people', async () => (await import('./pages/people.tsx')).PeoplePage),
      page('catalogue', async () => (await import('./pages/catalogue.tsx')).CataloguePage),
      page(
        'triage-quality',
        async () => (await import('./pages/triage-quality.tsx')).TriageQualityPage,
      ),
      page('audit', async () => (await import('./pages/audit.tsx')).AuditPage),
      { path: '*', Component: PageFault },
    ],
  },
  { path: '*', Component: PageFault },
]);
