import { css } from './css.ts';

/** On paper: black on white, without what only a screen can do. */
export const PAPER = css`
  .onpaper {
    display: none;
  }
  @media print {
    :root,
    :root[data-theme] {
      color-scheme: light;
      --paper: #ffffff;
    }
    body {
      font-size: 9.5pt;
    }
    .brand label,
    .toolbar,
    .keys,
    .copies,
    .jump,
    .permalink,
    .snippet button,
    .onscreen {
      display: none;
    }
    .onpaper {
      display: revert;
    }
    .steps .more {
      border: 0;
      background: none;
      padding: 0;
      color: var(--soft);
    }
    .clause > summary::after,
    .step > summary::after {
      display: none;
    }
    * {
      print-color-adjust: exact;
    }
    h2,
    h3,
    summary {
      break-after: avoid;
    }
    .told li,
    .clause > summary,
    .step > summary,
    tr,
    .snippet {
      break-inside: avoid;
    }
    .exchange .tall,
    .snippet pre {
      max-height: none;
    }
    .wide {
      overflow: visible;
      zoom: 0.7;
    }
  }
`;
