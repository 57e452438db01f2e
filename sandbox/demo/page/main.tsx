import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Page } from './page.js';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page.');
createRoot(place).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
