"""The screens that list records of one kind: one mechanism, configured for each kind."""
