/** Words of the field that lessons explain on the spot. Only those that a lesson uses stand here. */
export const glossary = {
  contract: {
    term: 'Contract',
    meaning:
      'What two programs rely on about each other: what may be asked, what comes back, and what happens when it fails.',
  },
  gateway: {
    term: 'Gateway',
    meaning:
      'A server that stands before other servers, takes their calls, decides about each, and passes on what it lets through.',
  },
  route: {
    term: 'Route',
    meaning:
      'A rule of a gateway: which calls it takes, by host, path, method or headers, and which service they go to.',
  },
} as const

export type GlossaryId = keyof typeof glossary
