// The id that a page shows for a row, as a type of its own: a view that asks for one takes no id as the database holds it.

declare const keyed: unique symbol

/** 22 base64url characters, the same for a row each time. Only the sealer makes one. */
export type PublicId = string & { readonly [keyed]: true }
