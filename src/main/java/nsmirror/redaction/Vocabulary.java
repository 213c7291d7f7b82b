package nsmirror.redaction;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that are nobody's name: those the tools' output is made of, and users that every system has. */
final class Vocabulary {
    /** Headings, keys and fixed values in the output of the tools that are asked; replaced, it could not be read. */
    private static final Set<String> OF_TOOLS = words("""
            mnt uts ipc pid net user cgroup time pid_for_children time_for_children ns self proc stat status cmdline
            mountinfo root uid gid nspid uid_map gid_map timens_offsets monotonic boottime init linux gnu smp
            preempt_dynamic preempt x86_64 aarch64 util-linux lsns from procps-ng version ip utility iproute2 libbpf ps
            busybox name id pretty_name version_id namespaces type nprocs pns ons netnsid nsfs command unassigned ifindex
            ifname flags mtu qdisc operstate group default txqlen link_type address broadcast promiscuity allmulti
            min_mtu max_mtu num_tx_queues num_rx_queues gso_max_size gso_max_segs tso_max_size tso_max_segs gro_max_size
            linkinfo info_kind info_data info_slave_kind link_netnsid link_index addr_info family inet inet6 local
            prefixlen scope global link label valid_life_time preferred_life_time loopback up down lower_up lo
            no-carrier multicast noqueue unknown ether veth bridge dummy tun vxlan macvlan key shmid perms size cpid
            lpid nattch cuid cgid atime dtime ctime rss swap semid nsems otime msqid cbytes qnum lspid lrpid stime rtime
            find ls sh sudo rw ro relatime nosuid nodev noexec mode shared master propagate_from tmpfs sysfs
            devpts devtmpfs mqueue overlay ext4 cgroup2 xfs btrfs squashfs fuse nfs mount usr bin sbin lib lib64 etc var
            run home tmp dev opt srv boot media pts shm docker containerd podman crio libpod kubepods burstable
            besteffort system slice scope service names driver k8s pod localhost none true false null
            """);

    private static final Set<String> USERS = words("""
            root daemon bin sys sync games man lp mail news uucp proxy www-data backup list irc gnats nobody _apt
            nogroup systemd-network systemd-resolve systemd-timesync systemd-coredump systemd-oom systemd-journal
            messagebus dbus sshd polkitd polkit chrony ntp rpc rpcuser nfsnobody avahi tcpdump ftp halt shutdown operator
            adm tty disk wheel kmem audio video utmp postfix syslog uuidd landscape tss usbmux dnsmasq
            nginx apache httpd mysql postgres redis mongodb memcache rabbitmq docker containerd dockremap
            """);

    private Vocabulary() {}

    /** Whether that is a word the tools' output is made of, or so short that it may be part of anything. */
    static boolean ofTools(String text) {
        return text.length() < 2 || text.chars().allMatch(c -> c >= '0' && c <= '9')
                || OF_TOOLS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether it may only be looked for as a whole word, being part of such a word or short. */
    static boolean wholeWordOnly(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return text.length() < 4 || OF_TOOLS.stream().anyMatch(word -> word.contains(lower));
    }

    /** Whether that is a user of most systems, and so nobody's name. */
    static boolean commonUser(String name) {
        return USERS.contains(name) || name.startsWith("systemd-");
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }
}
