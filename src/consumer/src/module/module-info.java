/** A program on the module path: of Overfit it reads what the module exports, and nothing else. */
module consumer {
  requires dev.overfit;
}
