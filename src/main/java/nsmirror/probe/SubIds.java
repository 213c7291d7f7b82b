package nsmirror.probe;

import java.util.ArrayList;
import java.util.List;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/** {@code /etc/subuid} and {@code /etc/subgid}: whose ranges of ids are whose. See subuid(5). */
public final class SubIds {
    private static final String BETWEEN = "gid";
    private static final int MOST = 10_000;

    /** Some nodes have neither file; a directory service may have more. */
    public static final Command COMMAND = Command.asUser("for f in /etc/subuid /etc/subgid; do "
            + "[ ! -f $f ] || head -c 262144 $f; echo; [ $f = /etc/subgid ] || echo " + BETWEEN + "; done");

    private SubIds() {}

    /**
     * A range that belongs to somebody.
     *
     * @param kind {@code uid} or {@code gid}
     * @param owner his name, or his uid
     */
    public record Owned(String kind, String owner, long first, long count) {}

    /** Reads what the command printed, {@code OWNER:FIRST:COUNT} a line; others are comments and left out. */
    public static List<Owned> read(Answer answer) {
        List<Owned> ranges = new ArrayList<>();
        String kind = "uid";
        for (String line : answer.text().split("\n")) {
            String[] fields = line.strip().split(":");
            long first = fields.length == 3 ? Digits.of(fields[1]) : Digits.NONE;
            long count = fields.length == 3 ? Digits.of(fields[2]) : Digits.NONE;
            if (line.equals(BETWEEN)) {
                kind = BETWEEN;
            } else if (first != Digits.NONE && count > 0 && ranges.size() < MOST) {
                ranges.add(new Owned(kind, fields[0], first, count));
            }
        }
        return ranges;
    }
}
