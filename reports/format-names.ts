/** Every format by its name, with what it is in a few words: the help reads them and loads no renderer. */
export const FORMAT_NAMES = {
  terminal: 'what a run prints',
  text: 'the same for a file, with the fault matrix',
  html: 'a page of its own, to be looked at',
  json: 'the run record as one document',
  junit: 'JUnit XML, for GitLab, Jenkins and others',
  markdown: "a GitHub step's summary, or a comment",
  github: 'annotations of a GitHub workflow run',
  ctrf: 'Common Test Report Format',
  tap: 'Test Anything Protocol 14',
  badge: 'a shields.io endpoint badge',
} as const;

/** Names of the formats of a comparison. */
export const COMPARE_FORMAT_NAMES = ['terminal', 'html', 'markdown', 'json'] as const;
