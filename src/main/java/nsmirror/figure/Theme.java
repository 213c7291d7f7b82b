package nsmirror.figure;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nsmirror.diagram.Role;

/**
 * Which colour a role has. One accent says "own", one says "selected"; the rest is slate, because the shape of an
 * outline already says what colour repeats.
 *
 * <p>Text has a contrast of 4.5:1 or more on whatever it stands on, marks 3:1; {@link #PROJECTOR} has 7:1 and 4.5:1,
 * since a lit room takes away a third (reference: WCAG 2.2, AVIXA DISCAS).
 */
public enum Theme {
    /** For a screen. */
    LIGHT("""
            PAGE ffffff
            HOST_FILL f1f3f6  HOST_LINE 7d8996
            POD_FILL f6f9fc  POD_LINE 3a5068
            CONTAINER_FILL e6eff8  CONTAINER_LINE 587a9c
            GROUP_FILL f4f6f9  GROUP_LINE 4d6073
            PROCESS_FILL ffffff  PROCESS_LINE a3b1bf  MARK 4b647d  KERNEL_FILL dfe4e9
            OWN_FILL 0b5394  OWN_TEXT ffffff
            SHARED_FILL ffffff  SHARED_LINE 0b5394  SHARED_TEXT 0b5394
            HOST_SLOT_LINE 76838f  HOST_SLOT_TEXT 55616d
            UNKNOWN_TEXT 8a4300
            TITLE 101b26  TEXT 1b2733  QUIET 505d69  COMMAND 263a4d
            SELECTION d9480f  MATCH ffd43b
            DIFFERENT 8f4a00  ONLY_HERE 0b5394  WARNING b42318
            """),
    /** For a dark room or a dark desktop. */
    DARK("""
            PAGE 11171d
            HOST_FILL 1a222a  HOST_LINE 6b7986
            POD_FILL 161f28  POD_LINE 8ea3b8
            CONTAINER_FILL 1d2c3b  CONTAINER_LINE 6d8eae
            GROUP_FILL 19222b  GROUP_LINE 8496a8
            PROCESS_FILL 11171d  PROCESS_LINE 55667a  MARK 8fa7bf  KERNEL_FILL 2b353f
            OWN_FILL 6db3f2  OWN_TEXT 08131e
            SHARED_FILL 11171d  SHARED_LINE 6db3f2  SHARED_TEXT 8cc4f6
            HOST_SLOT_LINE 7f8d9a  HOST_SLOT_TEXT a3b0bc
            UNKNOWN_TEXT f0a868
            TITLE f3f6f9  TEXT e2e8ee  QUIET a6b2be  COMMAND c5d3e0
            SELECTION ff8a4c  MATCH 6b5500
            DIFFERENT f0b060  ONLY_HERE 8cc4f6  WARNING ff8f86
            """),
    /** For paper: greys only, each step one a laser printer keeps apart. */
    PRINT("""
            PAGE ffffff
            HOST_FILL f0f0f0  HOST_LINE 808080
            POD_FILL ffffff  POD_LINE 303030
            CONTAINER_FILL f5f5f5  CONTAINER_LINE 606060
            GROUP_FILL f8f8f8  GROUP_LINE 404040
            PROCESS_FILL ffffff  PROCESS_LINE 8c8c8c  MARK 595959  KERNEL_FILL dcdcdc
            OWN_FILL 1a1a1a  OWN_TEXT ffffff
            SHARED_FILL ffffff  SHARED_LINE 1a1a1a  SHARED_TEXT 1a1a1a
            HOST_SLOT_LINE 767676  HOST_SLOT_TEXT 4d4d4d
            UNKNOWN_TEXT 333333
            TITLE 000000  TEXT 1a1a1a  QUIET 4d4d4d  COMMAND 262626
            SELECTION 000000  MATCH c4c4c4
            DIFFERENT 4d4d4d  ONLY_HERE 1a1a1a  WARNING 000000
            """),
    /** For a projector in a lit room. */
    PROJECTOR("""
            PAGE ffffff
            HOST_FILL f0f2f5  HOST_LINE 5f6b77
            POD_FILL f7fafd  POD_LINE 22364a
            CONTAINER_FILL e4eef8  CONTAINER_LINE 3f6286
            GROUP_FILL f3f6f9  GROUP_LINE 35485b
            PROCESS_FILL ffffff  PROCESS_LINE 5f7183  MARK 35506a  KERNEL_FILL dde3e9
            OWN_FILL 063f75  OWN_TEXT ffffff
            SHARED_FILL ffffff  SHARED_LINE 063f75  SHARED_TEXT 063f75
            HOST_SLOT_LINE 5a6672  HOST_SLOT_TEXT 3b4650
            UNKNOWN_TEXT 6b3200
            TITLE 050b12  TEXT 0d1721  QUIET 343f4a  COMMAND 132435
            SELECTION b83200  MATCH ffd43b
            DIFFERENT 6e3800  ONLY_HERE 063f75  WARNING 8c1410
            """);

    /** All themes, in the order they are offered. */
    public static final List<Theme> ALL = List.of(values());

    private final Map<Role, Colour> colours;

    Theme(String table) {
        colours = new EnumMap<>(Role.class);
        String[] words = table.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            colours.put(Role.valueOf(words[i]), Colour.of(words[i + 1]));
        }
        for (Role role : Role.values()) {
            if (role != Role.NONE && !colours.containsKey(role)) {
                throw new IllegalStateException("no colour for " + role);
            }
        }
    }

    /** The colour of a role, empty for {@link Role#NONE}. */
    public Optional<Colour> colour(Role role) {
        return Optional.ofNullable(colours.get(role));
    }

    /** As on the command line: {@code light}, {@code dark}, {@code print}, {@code projector}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme of that label. */
    public static Optional<Theme> of(String label) {
        return ALL.stream().filter(theme -> theme.label().equals(label)).findFirst();
    }
}
