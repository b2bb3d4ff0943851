// The functions of the host interface that the library uses: `__dt_<interface>_<function>`. A dynamic value
// is an Extern, a string is (address, UTF-16 units), a list of values is (first slot, count) of the table;
// a list in the result starts at slot 0 and its count is returned. Errors are thrown.
export declare function __dt_construct_null(): Extern;
export declare function __dt_construct_new_bool(v: i32): Extern;
export declare function __dt_construct_new_number(v: number): Extern;
export declare function __dt_construct_new_string_units(at: i32, len: i32): Extern;
export declare function __dt_construct_new_bigint(at: i32, len: i32): Extern;
export declare function __dt_construct_new_symbol(at: i32, len: i32): Extern;
export declare function __dt_construct_symbol_for(at: i32, len: i32): Extern;
export declare function __dt_construct_well_known_symbol(at: i32, len: i32): Extern;
export declare function __dt_construct_new_object(): Extern;

export declare function __dt_property_intern(at: i32, len: i32): i32;
export declare function __dt_property_intern_value(key: Extern): i32;
export declare function __dt_property_get_key(object: Extern, key: i32): Extern;
export declare function __dt_property_set_key(object: Extern, key: i32, v: Extern): void;
export declare function __dt_property_has_key(object: Extern, key: i32): i32;
export declare function __dt_property_get_index(object: Extern, index: number): Extern;
export declare function __dt_property_set_index(object: Extern, index: number, v: Extern): void;
export declare function __dt_property_has_index(object: Extern, index: number): i32;
export declare function __dt_property_get_value(object: Extern, key: Extern): Extern;
export declare function __dt_property_set_value(object: Extern, key: Extern, v: Extern): void;
export declare function __dt_property_has_value(object: Extern, key: Extern): i32;
export declare function __dt_property_delete_value(object: Extern, key: Extern): i32;
export declare function __dt_property_define_value(object: Extern, key: Extern, v: Extern, attributes: i32): void;
export declare function __dt_property_define_accessor(object: Extern, key: Extern, getter: Extern, setter: Extern, attributes: i32): void;
export declare function __dt_property_get_own(object: Extern, key: Extern): Extern;
export declare function __dt_property_get_own_attributes(object: Extern, key: Extern): i32;
export declare function __dt_property_own_keys(object: Extern): i32;
export declare function __dt_property_get_prototype(object: Extern): Extern;
export declare function __dt_property_set_prototype(object: Extern, proto: Extern): void;
export declare function __dt_property_prevent_extensions(object: Extern): i32;
export declare function __dt_property_is_extensible(object: Extern): i32;

export declare function __dt_convert_kind_of(v: Extern): i32;
export declare function __dt_convert_to_string(v: Extern): Extern;
export declare function __dt_convert_to_primitive(v: Extern, hint: i32): Extern;
export declare function __dt_convert_unbox_number(v: Extern): number;
export declare function __dt_convert_unbox_bool(v: Extern): i32;
export declare function __dt_convert_string_length(v: Extern): i32;
/** Writes the units to `at`; how many. */
export declare function __dt_convert_string_copy(v: Extern, at: i32, start: i32, len: i32): i32;
export declare function __dt_convert_inspect(v: Extern): Extern;

export declare function __dt_call_invoke_value(object: Extern, key: Extern, first: i32, count: i32): Extern;
export declare function __dt_call_invoke_key(object: Extern, key: i32, first: i32, count: i32): Extern;
export declare function __dt_call_call(f: Extern, thisArg: Extern, first: i32, count: i32): Extern;
export declare function __dt_call_construct(f: Extern, first: i32, count: i32): Extern;
export declare function __dt_call_global(at: i32, len: i32): Extern;
export declare function __dt_call_has_global(at: i32, len: i32): i32;

export declare function __dt_operator_strict_equals(a: Extern, b: Extern): i32;
export declare function __dt_operator_instance_of(v: Extern, c: Extern): i32;
export declare function __dt_operator_add(a: Extern, b: Extern): Extern;
