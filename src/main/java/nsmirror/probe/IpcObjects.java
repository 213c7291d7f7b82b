package nsmirror.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsmirror.model.Kind;
import nsmirror.model.Process;
import nsmirror.node.Answer;
import nsmirror.node.Command;

/**
 * {@code /proc/sysvipc/shm}, {@code sem} and {@code msg}: the System V objects of the ipc namespace of who reads, so
 * they are read from within. The first line names the columns; older kernels have fewer.
 */
public final class IpcObjects {
    private static final String FILES = "cat /proc/sysvipc/shm /proc/sysvipc/sem /proc/sysvipc/msg";
    /** Only the permission bits; shm puts flags such as "removed when detached" above them. */
    private static final int PERMISSIONS = 0777;

    private IpcObjects() {}

    /** What an object is. */
    public enum Type {
        SHARED_MEMORY("shared memory", "shmid"),
        SEMAPHORES("semaphores", "semid"),
        QUEUE("message queue", "msqid");

        private final String label;
        private final String idColumn;

        Type(String label, String idColumn) {
            this.label = label;
            this.idColumn = idColumn;
        }

        public String label() {
            return label;
        }
    }

    /**
     * An object.
     *
     * @param key what processes ask for it by; 0 for one without a key
     * @param id its number in its namespace
     * @param mode permission bits
     * @param uid its owner, as the reader's user namespace knows him
     * @param size bytes of shared memory or in a queue, or how many semaphores
     * @param count processes attached, or messages; empty for semaphores
     * @param creator who made shared memory, and when it was made or last changed
     * @param last who used it last, and when
     */
    public record Item(Type type, int key, int id, int mode, int uid, long size, Optional<Long> count,
            Optional<Use> creator, List<Use> last) {
        public Item {
            last = List.copyOf(last);
        }
    }

    /**
     * What a process did to an object. The kernel keeps its PID when it has ended, and another may have it by now.
     *
     * @param deed {@code sent} or {@code received} a message; empty for memory, of which attaching and detaching count
     * @param pid as the reader's PID namespace knows it
     * @param at seconds since 1970
     */
    public record Use(String deed, int pid, long at) {}

    /** The objects, and how many lines could not be read. */
    public record Items(List<Item> items, int skipped) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** Lists the objects of the namespace the login is in. */
    public static Command ofHost() {
        return Command.asUser(FILES);
    }

    /** Lists the objects of the process's ipc namespace. */
    public static Command of(Process process) {
        return Command.asRoot(NamespaceEntry.into(process, Kind.IPC, FILES));
    }

    /** Reads what the command printed. */
    public static Items read(Answer answer) {
        List<Item> items = new ArrayList<>();
        int skipped = 0;
        String[] columns = {};
        for (String line : answer.text().split("\n")) {
            String[] fields = line.strip().split("\\s+");
            if (fields[0].equals("key")) {
                columns = fields;
                continue;
            }
            Optional<Item> item = item(columns, fields);
            item.ifPresent(items::add);
            skipped += item.isPresent() || line.isBlank() ? 0 : 1;
        }
        return new Items(items, skipped);
    }

    private static Optional<Item> item(String[] columns, String[] fields) {
        if (columns.length < 2 || fields.length < columns.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            values.put(columns[i], fields[i]);
        }
        for (Type type : Type.values()) {
            if (columns[1].equals(type.idColumn)) {
                return item(type, values);
            }
        }
        return Optional.empty();
    }

    private static Optional<Item> item(Type type, Map<String, String> values) {
        try {
            int key = (int) Long.parseLong(values.get("key"));
            int id = Integer.parseInt(values.get(type.idColumn));
            int mode = Integer.parseInt(values.get("perms"), 8) & PERMISSIONS;
            int uid = Integer.parseUnsignedInt(values.get("uid"));
            return Optional.of(switch (type) {
                case SHARED_MEMORY -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("size")),
                        Optional.of(Long.parseLong(values.get("nattch"))), use("", values, "cpid", "ctime"),
                        use("", values, "lpid", latest(values)).stream().toList());
                case SEMAPHORES -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("nsems")),
                        Optional.empty(), Optional.empty(), List.of());
                case QUEUE -> new Item(type, key, id, mode, uid, Long.parseLong(values.get("cbytes")),
                        Optional.of(Long.parseLong(values.get("qnum"))), Optional.empty(),
                        Stream.of(use("sent", values, "lspid", "stime"), use("received", values, "lrpid", "rtime"))
                                .flatMap(Optional::stream).toList());
            });
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /** Attached or detached last, whichever was later: that one's PID is kept. */
    private static String latest(Map<String, String> values) {
        return seconds(values, "dtime") > seconds(values, "atime") ? "dtime" : "atime";
    }

    private static long seconds(Map<String, String> values, String column) {
        return Digits.of(values.getOrDefault(column, ""));
    }

    /** PID 0 is a process the reader's PID namespace does not hold, or none. */
    private static Optional<Use> use(String deed, Map<String, String> values, String pid, String time) {
        return Digits.small(values.getOrDefault(pid, "")).filter(number -> number > 0)
                .map(number -> new Use(deed, number, seconds(values, time)));
    }
}
