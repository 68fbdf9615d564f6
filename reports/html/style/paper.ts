import { css } from './css.ts';

/** On paper: black on white, without what only a screen can do. */
export const PAPER = css`
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
    .later,
    .copies,
    .jump,
    .permalink,
    .steps .more,
    .snippet button {
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
    .family {
      content-visibility: visible;
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
