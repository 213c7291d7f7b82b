package nsmirror.diagram;

import java.util.List;
import nsmirror.model.Process;
import nsmirror.text.Shown;

/** The words of a drawing: what a process is called and how things are counted. Text of the node comes out escaped. */
final class Words {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_COMMAND = 160;
    private static final String THIN_SPACE = "\u2009";

    private Words() {}

    /** Any text of the node, bounded for a label. */
    static String label(String text) {
        return Shown.line(text, LONGEST_NAME);
    }

    /** The kernel's short name for it. */
    static String name(Process process) {
        return label(process.comm());
    }

    /** Its arguments as one line; the short name in brackets where it has none, as ps shows it. */
    static String command(Process process) {
        if (process.command().isEmpty()) {
            return "[" + name(process) + "]";
        }
        StringBuilder line = new StringBuilder();
        for (String argument : process.command()) {
            if (line.length() > LONGEST_COMMAND) {
                break;
            }
            line.append(line.isEmpty() ? "" : " ").append(argument, 0, Math.min(argument.length(), LONGEST_COMMAND));
        }
        return Shown.line(line.toString(), LONGEST_COMMAND);
    }

    /** The command, and a wording without the directory of the program, for where the first is too long. */
    static List<String> commands(Process process) {
        String whole = command(process);
        int space = whole.indexOf(' ');
        int slash = whole.lastIndexOf('/', space < 0 ? whole.length() : space);
        return slash <= 0 ? List.of(whole) : List.of(whole, "…" + whole.substring(slash));
    }

    /** Its PIDs from the node's to its own, longest wording first: {@code 4470 → 1}. */
    static List<String> pids(Process process) {
        String first = Integer.toString(process.pid());
        List<Integer> chain = process.nspid();
        if (chain.size() < 2) {
            return List.of(first);
        }
        String last = first + " → " + chain.getLast();
        if (chain.size() == 2) {
            return List.of(last, first);
        }
        StringBuilder all = new StringBuilder(first);
        chain.stream().skip(1).limit(8).forEach(pid -> all.append(" → ").append(pid));
        return List.of(all.toString(), first + " → … → " + chain.getLast(), first);
    }

    /** The first names, and how many more there are. */
    static String listed(List<String> names, int most) {
        String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() <= most ? first : first + " and " + number(names.size() - most) + " more";
    }

    /** {@code 1 process}, {@code 12 processes}. */
    static String processes(int count) {
        return count(count, "process", "processes");
    }

    /** A number with its noun. */
    static String count(int count, String one, String more) {
        return number(count) + " " + (count == 1 ? one : more);
    }

    /** A number in groups of three from five digits on, the same in every locale. */
    static String number(int count) {
        String digits = Integer.toString(count);
        return digits.length() < 5 ? digits : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", THIN_SPACE);
    }

    /** The two wordings of a count that a heading chooses from. */
    static List<String> asides(int count) {
        return List.of(processes(count), number(count));
    }
}
