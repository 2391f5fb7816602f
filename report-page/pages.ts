import type { Page } from './page';
import { architecturePage } from './pages/architecture';
import { compliancePage } from './pages/compliance';
import { decisionsPage } from './pages/decisions';
import { findingPage } from './pages/finding';
import { findingsPage } from './pages/findings';
import { overviewPage } from './pages/overview';

export const pages: readonly Page[] = [overviewPage, findingsPage, architecturePage, compliancePage, decisionsPage, findingPage];
