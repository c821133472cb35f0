/**
 * What goes wrong around a run of the real command, in processes of their own: kills, signals, full
 * and read-only disks, natives that do not load, data that change, and long lives. Programs for
 * {@code src/test/faults/run.sh}; each prints what it did and how often, and fails where anything
 * is not as promised.
 */
package dev.overfit.faults;
