package nsmirror.node;

/**
 * Where the programs come from that run as root. Without {@code secure_path} in its sudoers, sudo hands on the login's
 * PATH, in which an own {@code find} may come first; that one is not for root. What sudo or doas set instead of it is
 * the administrator's choice, and stays.
 */
final class SystemPath {
    /**
     * Directories that are the system's alone, those of NixOS and Guix included. Not below /usr/local, which is often
     * somebody's, nor in anybody's profile.
     */
    static final String DIRECTORIES = "/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin"
            + ":/run/current-system/profile/sbin:/run/current-system/profile/bin";

    /** By its path, so that it is no other; there on NixOS and Guix too. */
    static final String SH = "/bin/sh";

    /** The mark at the end of a login's PATH. No program can be there, for /dev/null is no directory. */
    private static final String OF_LOGIN = ":/dev/null/of-login";

    /** For a sh: takes the system's PATH where the one it got bears the mark. */
    static final String CLEAN = "case $PATH in *" + OF_LOGIN + ") PATH=" + DIRECTORIES + ";; esac";

    private SystemPath() {}

    /** A program that gives another user's rights, started with the mark on PATH. */
    static String marked(String program) {
        return "PATH=\"$PATH" + OF_LOGIN + "\" " + program;
    }
}
