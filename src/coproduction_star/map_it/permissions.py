from enum import StrEnum


class Permission(StrEnum):
    KEEP_FRONT_DOOR = "map_it.keep_front_door"
    PUBLISH = "map_it.publish"
    WRITE_STORY = "map_it.write_story"
