package nsmirror.ui.map;

/** How long layout takes. */
final class LayoutTimes {
    private LayoutTimes() {}
    static void print() {}
}
