/** A program on the module path, which can read only what Overfit's module exports. */
module consumer {
  requires dev.overfit;
}
