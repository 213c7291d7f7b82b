package nsmirror.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is remembered.
 *
 * @param recent nodes opened before, the last one first, each once
 * @param window where the window was
 * @param textSize of the window's text in pixels
 * @param theme which colours
 * @param motion whether processes go to their places or are there at once
 * @param pictures the folder the last picture went to
 */
public record Settings(List<RecentNode> recent, Optional<WindowPlace> window, int textSize, ThemeChoice theme,
        MotionChoice motion, Optional<String> pictures) {
    /** The smallest and the largest size of text in pixels. */
    public static final int SMALLEST_TEXT = 11;
    public static final int LARGEST_TEXT = 28;

    private static final int USUAL_TEXT = 14;
    private static final int MOST_RECENT = 8;

    public Settings {
        recent = List.copyOf(recent);
        textSize = Math.clamp(textSize, SMALLEST_TEXT, LARGEST_TEXT);
    }

    /** What a first run starts with. */
    public static Settings defaults() {
        return new Settings(List.of(), Optional.empty(), USUAL_TEXT, ThemeChoice.SYSTEM, MotionChoice.SYSTEM,
                Optional.empty());
    }

    /** With that node as the last one opened. */
    public Settings opened(RecentNode node) {
        List<RecentNode> others = without(node.target());
        return new Settings(Stream.concat(Stream.of(node), others.stream()).limit(MOST_RECENT).toList(),
                window, textSize, theme, motion, pictures);
    }

    /** Without the node of that target. */
    public Settings forgetting(String target) {
        return new Settings(without(target), window, textSize, theme, motion, pictures);
    }

    /** With the window at that place. */
    public Settings at(WindowPlace place) {
        return new Settings(recent, Optional.of(place), textSize, theme, motion, pictures);
    }

    /** With text of that size in pixels. */
    public Settings withTextSize(int pixels) {
        return new Settings(recent, window, pixels, theme, motion, pictures);
    }

    /** With those colours. */
    public Settings with(ThemeChoice choice) {
        return new Settings(recent, window, textSize, choice, motion, pictures);
    }

    /** With that much motion. */
    public Settings with(MotionChoice choice) {
        return new Settings(recent, window, textSize, theme, choice, pictures);
    }

    /** With that folder as the one the last picture went to. */
    public Settings withPictures(String folder) {
        return new Settings(recent, window, textSize, theme, motion, Optional.of(folder));
    }

    private List<RecentNode> without(String target) {
        return recent.stream().filter(each -> !each.target().equals(target)).toList();
    }
}
