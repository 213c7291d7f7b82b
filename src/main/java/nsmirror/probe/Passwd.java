package nsmirror.probe;

import java.util.HashMap;
import java.util.Map;
import nsmirror.node.Command;

/** {@code /etc/passwd}: the node's own users, for where ps does not tell their names. See passwd(5). */
public final class Passwd {
    public static final Command COMMAND = Command.asUser("cat /etc/passwd");

    private Passwd() {}

    /** Name by user id; of two names for one id the first, as the C library has it. */
    public static Map<Integer, String> read(String text) {
        Map<Integer, String> names = new HashMap<>();
        for (String line : text.split("\n")) {
            String[] fields = line.split(":", 4);
            long uid = fields.length < 4 ? Digits.NONE : Digits.of(fields[2]);
            if (uid >= 0 && uid <= 0xffff_ffffL && !fields[0].isEmpty()) {
                names.putIfAbsent((int) uid, fields[0]);
            }
        }
        return names;
    }
}
