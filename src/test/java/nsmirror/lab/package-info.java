/**
 * The practice node of the tests: a machine within the machine with a real OpenSSH server, the script that builds
 * containers in it, and an independent reading of what is there. Nothing here uses the code it is used to test, but for
 * the names of the eight kinds.
 */
package nsmirror.lab;
