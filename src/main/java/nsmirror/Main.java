package nsmirror;

/** Arguments to the command line or the window. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(System.getProperty("java.version"));
    }
}
