// A table of scores among the environment's values: objects, an array that a built-in sorts, an
// error that is caught, and JSON, which is left as the global `output`.

#include "dyntype.h"
#include <stdlib.h>
#include <string.h>

typedef wasi_dyntype_types_own_value_t value;
typedef wasi_dyntype_types_borrow_value_t borrowed;

// What was thrown last; the functions below give false then, as those of the interface do.
static value thrown;

static borrowed lend(value v) { return wasi_dyntype_types_borrow_value(v); }
static void drop(value v) { wasi_dyntype_types_value_drop_own(v); }

static dyntype_string_t text(const char *s) {
  dyntype_string_t string;
  dyntype_string_set(&string, s);
  return string;
}

static bool set(value object, const char *name, value v) {
  dyntype_string_t key = text(name);
  return wasi_dyntype_property_set(lend(object), &key, lend(v), &thrown);
}

static bool set_number(value object, const char *name, double number) {
  dyntype_string_t key = text(name);
  return wasi_dyntype_property_set_number(lend(object), &key, number, &thrown);
}

static bool get(value object, const char *name, value *out) {
  dyntype_string_t key = text(name);
  return wasi_dyntype_property_get(lend(object), &key, out, &thrown);
}

static bool global(const char *name, value *out) {
  dyntype_string_t key = text(name);
  return wasi_dyntype_call_global(&key, out, &thrown);
}

// `object.name(argument)`
static bool invoke(value object, const char *name, value argument, value *out) {
  borrowed list[] = {lend(argument)};
  wasi_dyntype_call_list_borrow_value_t args = {list, 1};
  dyntype_string_t key = text(name);
  return wasi_dyntype_call_invoke(lend(object), &key, &args, out, &thrown);
}

// A copy of a string value, which the caller frees; its characters are ASCII here.
static bool copy(value string, char **out) {
  uint32_t length;
  dyntype_list_u16_t units;
  if (!wasi_dyntype_convert_string_length(lend(string), &length, &thrown)) return false;
  if (!wasi_dyntype_convert_string_copy(lend(string), 0, length, &units, &thrown)) return false;
  *out = malloc(length + 1);
  for (uint32_t i = 0; i < length; i++) (*out)[i] = (char)units.ptr[i];
  (*out)[length] = 0;
  free(units.ptr);
  return true;
}

// A player with three scores, sorted by the environment as it sorts without being told how: as texts.
static bool player(const char *name, const double scores[3], value *out) {
  value owner, array, sorted, undefined;
  borrowed items[3];
  value numbers[3];
  dyntype_string_t label = text(name);
  for (int i = 0; i < 3; i++) {
    if (!wasi_dyntype_construct_new_number(scores[i], &numbers[i], &thrown)) return false;
    items[i] = lend(numbers[i]);
  }
  wasi_dyntype_construct_list_borrow_value_t list = {items, 3};
  if (!wasi_dyntype_construct_new_array(&list, &array, &thrown)) return false;
  for (int i = 0; i < 3; i++) drop(numbers[i]);
  undefined = wasi_dyntype_construct_undefined();
  bool is_sorted = invoke(array, "sort", undefined, &sorted);
  drop(undefined);
  if (!is_sorted) return false;
  // `sort` gives the array itself.
  bool is_same = wasi_dyntype_operator_strict_equals(lend(array), lend(sorted));
  drop(sorted);
  if (!wasi_dyntype_construct_new_string(&label, &owner, &thrown)) return false;
  if (!wasi_dyntype_construct_new_object(out, &thrown)) return false;
  bool is_set = set(*out, "name", owner) && set(*out, "scores", array) &&
                set_number(*out, "same", is_same ? 1 : 0);
  drop(owner);
  drop(array);
  return is_set;
}

// What reading a property of undefined throws, as text.
static bool caught(value *out) {
  value undefined = wasi_dyntype_construct_undefined(), nothing;
  bool is_read = get(undefined, "name", &nothing);
  drop(undefined);
  if (is_read) {
    *out = nothing;
    return true;
  }
  value error = thrown;
  bool is_text = get(error, "name", out);
  drop(error);
  return is_text;
}

static bool program(void) {
  static const double SCORES[3] = {30, 4, 100};
  value ada, error, json, all, output;
  if (!player("Ada", SCORES, &ada)) return false;
  if (!caught(&error) || !set(ada, "caught", error)) return false;
  drop(error);
  if (!global("JSON", &json) || !invoke(json, "stringify", ada, &output)) return false;
  drop(json);
  drop(ada);
  if (!global("globalThis", &all) || !set(all, "output", output)) return false;
  drop(all);
  drop(output);
  return true;
}

bool exports_dyntype_run(dyntype_string_t *error) {
  if (program()) return true;
  value message;
  char *copied = NULL;
  if (wasi_dyntype_convert_to_string(lend(thrown), &message, &thrown) && copy(message, &copied)) {
    dyntype_string_dup(error, copied);
  } else {
    dyntype_string_dup(error, "an error without a text");
  }
  free(copied);
  return false;
}
