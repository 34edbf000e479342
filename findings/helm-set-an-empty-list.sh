#!/bin/sh
# --set 'list={}' does not give an empty list but one with an empty text in it, and --set 'list=[]' gives the text "[]".
# Only --set-json 'list=[]' gives an empty list.
# Source: measured.
. "$(dirname "$0")/lib.sh"

helm=$(helm4)
version "$helm"
chart one
seen "--set 'list={}'" '{"list":[""]}' "$(values "$helm" one --set 'list={}')"
seen "--set 'list=[]'" '{"list":"[]"}' "$(values "$helm" one --set 'list=[]')"
seen "--set-json 'list=[]'" '{"list":[]}' "$(values "$helm" one --set-json 'list=[]')"
finish
