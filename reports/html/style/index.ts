import { ABOUT } from './about.ts';
import { BASE } from './base.ts';
import { CLAUSES } from './clauses.ts';
import { COMPARE } from './compare.ts';
import { MASTHEAD } from './masthead.ts';
import { MATRIX } from './matrix.ts';
import { PAPER } from './paper.ts';
import { PROOF } from './proof.ts';

/** The style of every page. */
export const STYLE = [BASE, MASTHEAD, CLAUSES, PROOF, MATRIX, ABOUT, COMPARE, PAPER].join('\n');
