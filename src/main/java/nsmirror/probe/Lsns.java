package nsmirror.probe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import nsmirror.model.Kind;
import nsmirror.node.Command;

/**
 * {@code lsns} of util-linux: the namespaces as an index, one row each.
 *
 * <p>Asked for the columns that hold numbers, not for COMMAND or USER: so nothing a process says can break its JSON,
 * and it need not read the arguments of every process once more.
 */
public final class Lsns {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a version can be asked for, newest first. */
    public enum Form {
        /** Owner and parent: util-linux 2.37 on. */
        OWNERS("2.37", "lsns -J -l -o NS,TYPE,NPROCS,PID,PNS,ONS,NETNSID,NSFS"),
        /** Net namespace ids and names: 2.32 on. */
        NETNSIDS("2.32", "lsns -J -l -o NS,TYPE,NPROCS,PID,NETNSID,NSFS"),
        /** JSON: 2.28 on. */
        JSON("2.28", "lsns -J -l -o NS,TYPE,NPROCS,PID"),
        /** A plain table: what RHEL 7 has back-ported to 2.23. */
        TABLE("0", "lsns -l -r -n -o NS,TYPE,NPROCS,PID");

        private final String since;
        private final Command command;

        Form(String since, String shell) {
            this.since = since;
            this.command = Command.asRoot(shell);
        }

        public Command command() {
            return command;
        }

        /** The form of that command. */
        public static Optional<Form> of(Command command) {
            return Arrays.stream(values()).filter(form -> form.command.equals(command)).findFirst();
        }
    }

    private Lsns() {}

    /**
     * A row.
     *
     * @param processes how many processes it counts
     * @param pid the lowest PID in it; empty for one without processes
     * @param owner inode of the user namespace that owns it
     * @param parent inode of the namespace above it
     * @param netnsid the number by which the reader's net namespace knows it
     * @param names paths it is mounted at
     */
    public record Row(
            Kind kind,
            long inode,
            int processes,
            Optional<Integer> pid,
            Optional<Long> owner,
            Optional<Long> parent,
            Optional<Integer> netnsid,
            List<String> names) {
        public Row {
            names = List.copyOf(names);
        }
    }

    /**
     * What to try when the first form, {@link Form#OWNERS}, printed nothing: the newest this version knows, so that
     * it is asked twice, since one process that ends meanwhile can make lsns print nothing (util-linux#2799).
     *
     * @param version as {@code lsns --version} says it
     */
    public static List<Command> afterFailure(Optional<String> version) {
        if (version.isEmpty()) {
            return List.of(Form.NETNSIDS.command, Form.JSON.command, Form.TABLE.command);
        }
        return Arrays.stream(Form.values())
                .filter(form -> Versions.atLeast(version.get(), form.since))
                .findFirst()
                .map(form -> Collections.nCopies(form == Form.OWNERS ? 1 : 2, form.command))
                .orElse(List.of());
    }

    /** Reads any form; empty where this is no output of lsns. A row of an unknown kind is left out. */
    public static Optional<List<Row>> read(String text) {
        return text.stripLeading().startsWith("{") ? json(text) : table(text);
    }

    private static Optional<List<Row>> json(String text) {
        try {
            JsonNode rows = JSON.readTree(text).path("namespaces");
            if (!rows.isArray()) {
                return Optional.empty();
            }
            List<Row> found = new ArrayList<>();
            collect(rows, found);
            return Optional.of(List.copyOf(found));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As a tree, lsns nests the rows. Jackson itself bounds the depth. */
    private static void collect(JsonNode rows, List<Row> found) {
        for (JsonNode row : rows) {
            Optional<Kind> kind = Kind.of(row.path("type").asText());
            long inode = number(row.path("ns"));
            if (kind.isPresent() && inode > 0) {
                found.add(new Row(kind.get(), inode, Math.clamp(number(row.path("nprocs")), 0, Integer.MAX_VALUE),
                        small(row.path("pid")).filter(pid -> pid > 0), inode(row.path("ons")), inode(row.path("pns")),
                        small(row.path("netnsid")), names(row.path("nsfs"))));
            }
            collect(row.path("children"), found);
        }
    }

    /** Before 2.33 a number was printed as text. */
    private static long number(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : Digits.of(value.asText());
    }

    /** A namespace that is not known or has none above it prints 0. */
    private static Optional<Long> inode(JsonNode value) {
        return Optional.of(number(value)).filter(inode -> inode > 0);
    }

    /** A net namespace without an id prints "unassigned". */
    private static Optional<Integer> small(JsonNode value) {
        return Optional.of(number(value)).filter(n -> n >= 0 && n <= Integer.MAX_VALUE).map(Long::intValue);
    }

    private static List<String> names(JsonNode value) {
        return value.isTextual() ? value.asText().lines().filter(name -> !name.isBlank()).toList() : List.of();
    }

    /** Any table whose first four columns are NS TYPE NPROCS PID, as the default one's are. */
    private static Optional<List<Row>> table(String text) {
        List<Row> found = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] cells = line.strip().split(" +", 5);
            if (cells.length < 3) {
                continue;
            }
            Optional<Kind> kind = Kind.of(cells[1]);
            long inode = Digits.of(cells[0]);
            long processes = Digits.of(cells[2]);
            if (kind.isPresent() && inode > 0 && processes >= 0 && processes <= Integer.MAX_VALUE) {
                int pid = cells.length < 4 ? -1 : Digits.pid(cells[3], 0, cells[3].length());
                found.add(new Row(kind.get(), inode, (int) processes, Optional.of(pid).filter(p -> p > 0),
                        Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(found));
    }
}
