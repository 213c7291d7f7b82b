/**
 * What nsmirror remembers between two runs: recent nodes, the window's place, the size of its text, its colours. Never a secret.
 *
 * <p>One small JSON file in the system's own place for it. It may be lost or damaged without harm: nsmirror then starts
 * with its defaults and says so.
 */
package nsmirror.settings;
