/**
 * Runs the fuzz tests of the other packages: classes ending in {@code Fuzz} that take any bytes and say what must hold
 * of what was made of them.
 */
package nsmirror.fuzz;
