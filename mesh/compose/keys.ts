/**
 * The words of a Compose file, from the Compose specification
 * (https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json). A key that is
 * not here is refused by `docker compose`, so it is refused here; only a few of them mean anything
 * to the mesh.
 */
export const TOP_KEYS: ReadonlySet<string> = new Set(
  'version name include services models networks volumes secrets configs'.split(' '),
)

export const SERVICE_KEYS: ReadonlySet<string> = new Set(
  (
    'annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs ' +
    'container_name cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus ' +
    'cpuset credential_spec depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search ' +
    'domainname entrypoint env_file environment expose extends external_links extra_hosts gpus group_add ' +
    'healthcheck hostname image init ipc isolation label_file labels links logging mac_address mem_limit ' +
    'mem_reservation mem_swappiness memswap_limit models network_mode networks oom_kill_disable ' +
    'oom_score_adj pid pids_limit platform ports post_start pre_stop privileged profiles provider ' +
    'pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size ' +
    'stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user ' +
    'userns_mode uts volumes volumes_from working_dir'
  ).split(' '),
)

export const DEPLOY_KEYS: ReadonlySet<string> = new Set(
  'mode endpoint_mode replicas labels rollback_config update_config resources restart_policy placement'.split(
    ' ',
  ),
)

export const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml']
/** Where the keys of a service are described. */
export const COMPOSE_DOCS = 'https://docs.docker.com/reference/compose-file/services/'
