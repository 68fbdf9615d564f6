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
    h5,
    summary,
    .proof .note {
      break-after: avoid;
    }
    /* A grid that goes over two pages is drawn over itself. */
    .inside,
    .inside dl,
    .proof {
      display: block;
    }
    .inside > *,
    .inside dl > div,
    .proof > * {
      margin-bottom: 0.5rem;
    }
    .sides {
      grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    }
    .compare :is(thead th:first-child, th[scope="row"]),
    .faults tbody th {
      position: static;
    }
    .told li,
    .clause > summary,
    .step > summary,
    tr,
    .calls li,
    .sides li {
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
