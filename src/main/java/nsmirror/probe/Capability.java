package nsmirror.probe;

import java.util.Locale;
import java.util.Optional;

/**
 * The kernel's capabilities in the order of their numbers (include/uapi/linux/capability.h), with the version that
 * brought each and what it is for, after capabilities(7).
 */
public enum Capability {
    CHOWN("2.2", "give files to other users"),
    DAC_OVERRIDE("2.2", "read and write any file, whatever its permissions"),
    DAC_READ_SEARCH("2.2", "read any file and enter any directory, whatever the permissions"),
    FOWNER("2.2", "change permissions and times of other users' files"),
    FSETID("2.2", "keep set-user-ID bits when a file changes"),
    KILL("2.2", "send signals to other users' processes"),
    SETGID("2.2", "become any group"),
    SETUID("2.2", "become any user"),
    SETPCAP("2.2", "take capabilities from its bounding set"),
    LINUX_IMMUTABLE("2.2", "make files immutable or append-only"),
    NET_BIND_SERVICE("2.2", "listen on ports below 1024"),
    NET_BROADCAST("2.2", "nothing: it is not used"),
    NET_ADMIN("2.2", "set up interfaces, addresses, routes and the firewall"),
    NET_RAW("2.2", "send and see raw packets, as ping once needed"),
    IPC_LOCK("2.2", "keep memory from being swapped out"),
    IPC_OWNER("2.2", "use any System V IPC object, whatever its permissions"),
    SYS_MODULE("2.2", "load and remove kernel modules: as good as the whole node"),
    SYS_RAWIO("2.2", "reach the hardware's ports and memory: as good as the whole node"),
    SYS_CHROOT("2.2", "change its root directory"),
    SYS_PTRACE("2.2", "trace other users' processes, and through them do what those may"),
    SYS_PACCT("2.2", "switch process accounting"),
    SYS_ADMIN("2.2", "mount, enter namespaces and much more: as good as root"),
    SYS_BOOT("2.2", "restart the node, or its own PID namespace"),
    SYS_NICE("2.2", "raise priorities, choose processors"),
    SYS_RESOURCE("2.2", "go beyond limits of resources"),
    SYS_TIME("2.2", "set the clock of the node"),
    SYS_TTY_CONFIG("2.2", "hang up terminals"),
    MKNOD("2.4", "make device files"),
    LEASE("2.4", "take leases on any file"),
    AUDIT_WRITE("2.6.11", "write to the audit log"),
    AUDIT_CONTROL("2.6.11", "change what is audited"),
    SETFCAP("2.6.24", "give capabilities to files"),
    MAC_OVERRIDE("2.6.25", "override Smack's access rules"),
    MAC_ADMIN("2.6.25", "set up Smack's access rules"),
    SYSLOG("2.6.37", "read the kernel's log and its addresses"),
    WAKE_ALARM("3.0", "wake the machine from sleep"),
    BLOCK_SUSPEND("3.5", "keep the machine from sleeping"),
    AUDIT_READ("3.16", "read the audit log"),
    PERFMON("5.8", "watch performance of everything that runs"),
    BPF("5.8", "load BPF programs into the kernel"),
    CHECKPOINT_RESTORE("5.9", "choose PIDs of new processes, to restore saved ones");

    private final String since;
    private final String allows;

    Capability(String since, String allows) {
        this.since = since;
        this.allows = allows;
    }

    /** The capability of that number, unless the kernel is newer than this list. */
    public static Optional<Capability> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }

    /** As in capabilities(7) and, in small letters, as capsh prints it: {@code cap_chown}. */
    public String label() {
        return "cap_" + name().toLowerCase(Locale.ROOT);
    }

    /** The version of Linux that brought it. */
    public String since() {
        return since;
    }

    /** What it lets a process do. */
    public String allows() {
        return allows;
    }
}
