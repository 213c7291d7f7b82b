package nsmirror.probe;

/** Version numbers of tools and kernels: {@code 2.38.1}, {@code 3.10.0-957.el7.x86_64}. */
public final class Versions {
    private Versions() {}

    /** Whether a version is that old or newer, by its numbers; one without a number is not. */
    public static boolean atLeast(String version, String least) {
        String[] has = version.split("[^0-9]+", 5);
        String[] wants = least.split("\\.", 5);
        if (Digits.of(has[0]) == Digits.NONE) {
            return false;
        }
        for (int i = 0; i < wants.length; i++) {
            long one = i < has.length ? Math.max(0, Digits.of(has[i])) : 0;
            long other = Math.max(0, Digits.of(wants[i]));
            if (one != other) {
                return one > other;
            }
        }
        return true;
    }
}
