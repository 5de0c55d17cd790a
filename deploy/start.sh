#!/bin/sh
# What a container runs: secrets that came as files become settings, then the command.
# A secret is a file with the name of its setting, in /run/secrets or where the first line below is told to look.
set -eu
folder=${SECRETS_FOLDER:-/run/secrets}
for name in SECRET_KEY SECRET_KEY_FALLBACKS DATABASE_URL EMAIL_URL REDIS_URL STAR_OIDC_CLIENT_SECRET; do
    if [ -f "$folder/$name" ]; then
        value=$(cat "$folder/$name")
        export "$name=$value"
    fi
done
exec coproduction-star "$@"
