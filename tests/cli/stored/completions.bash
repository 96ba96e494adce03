# bash completion for tavle
_tavle() {
    local word="${COMP_WORDS[COMP_CWORD]}" words i command=
    for ((i = 1; i < COMP_CWORD; i++)); do
        case " demo import export list show new set link delete erase log undo report status check info backup restore keys completions man " in
        *" ${COMP_WORDS[i]} "*) command="${COMP_WORDS[i]}"; break ;;
        esac
    done
    case "$command" in
        demo) words="--into --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        import) words="--as --meeting --stand --paragraphs --map --take --keep --dry-run --all-or-nothing --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        export) words="--format --out --danish --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        list) words="--filter --sort --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        show) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        new) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help people bodies analyses plans recommendations initiatives indicators targets measurements meetings notes submissions proposals decisions tasks settings answers" ;;
        set) words="--expect --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        link) words="--remove --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        delete) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        erase) words="--text --dry-run --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        log) words="--since --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        undo) words="--partial --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        report) words="--as-of --since --format --out --issue --meeting --internal --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help recommendations targets proposals moved round status-public board-meeting" ;;
        status) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        check) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        info) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        backup) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        restore) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        keys) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        completions) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help bash zsh fish" ;;
        man) words="--db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help" ;;
        *) words="demo import export list show new set link delete erase log undo report status check info backup restore keys completions man --db --user --reason --read-only --lang --theme --wall --every --lead --follow --now --json --help --version" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _tavle tavle
