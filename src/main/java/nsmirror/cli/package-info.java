/**
 * The subcommands, and snapshot and mirror as text and JSON. Prints to the streams it is given, asks on the terminal,
 * and turns failures into one line and an exit status. What it prints is scripted against: see the contracts in the
 * README.
 */
package nsmirror.cli;
