// The two signs of the patient page: an open eye, and an envelope closed with a seal.
export const Eye = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Z" />
    <circle cx="12" cy="12" r="3" />
  </svg>
)

export const Envelope = () => (
  <svg viewBox="0 0 32 32" aria-hidden="true">
    <rect x="3" y="7" width="26" height="18" rx="2" />
    <path d="m3.8 8.4 12.2 9.8 12.2-9.8" />
    <circle class="wax" cx="16" cy="18.4" r="4" />
  </svg>
)
