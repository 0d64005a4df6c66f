/* The module `mineral_screen.index._kernel`: Python objects in, Python objects out. `index/kernel.py` calls it.
 *
 * What is read from lists, tuples and dicts here is of exact types, so that reading it runs no Python code which could
 * change them meanwhile.
 */
#include "kernel.h"

#include <stddef.h>

/* --- Arguments --- */

static int to_number(PyObject *object, uint64_t most, uint64_t *number)
{
    if (!PyLong_Check(object)) {
        PyErr_Format(PyExc_TypeError, "a whole number is needed, not %.100s", Py_TYPE(object)->tp_name);
        return -1;
    }
    unsigned long long value = PyLong_AsUnsignedLongLong(object);
    if (value == (unsigned long long)-1 && PyErr_Occurred()) {
        if (!PyErr_ExceptionMatches(PyExc_OverflowError))
            return -1;
        PyErr_Clear();
        value = UINT64_MAX;
    }
    if (value > most) {
        PyErr_Format(PyExc_ValueError, "%R is out of range", object);
        return -1;
    }
    *number = value;
    return 0;
}

/* A number in [0, most]. */
static int to_value(PyObject *object, double most, double *value)
{
    if (!PyFloat_Check(object) && !PyLong_Check(object)) {
        PyErr_Format(PyExc_TypeError, "a number is needed, not %.100s", Py_TYPE(object)->tp_name);
        return -1;
    }
    *value = PyFloat_Check(object) ? PyFloat_AS_DOUBLE(object) : PyLong_AsDouble(object);
    if (*value == -1.0 && PyErr_Occurred())
        return -1;
    if (!(*value >= 0.0 && *value <= most)) {
        PyErr_Format(PyExc_ValueError, "%R is out of range", object);
        return -1;
    }
    return 0;
}

static int to_text(PyObject *object, size_t most, Text *text)
{
    if (!PyBytes_Check(object)) {
        PyErr_Format(PyExc_TypeError, "bytes are needed, not %.100s", Py_TYPE(object)->tp_name);
        return -1;
    }
    *text = (Text){(const uint8_t *)PyBytes_AS_STRING(object), (size_t)PyBytes_GET_SIZE(object)};
    if (text->length > most) {
        PyErr_Format(PyExc_ValueError, "%zu bytes are too many", text->length);
        return -1;
    }
    return 0;
}

static int is_list(PyObject *object)
{
    if (PyList_Check(object))
        return 1;
    PyErr_Format(PyExc_TypeError, "a list is needed, not %.100s", Py_TYPE(object)->tp_name);
    return 0;
}

static int is_tuple(PyObject *object, Py_ssize_t size)
{
    if (PyTuple_Check(object) && PyTuple_GET_SIZE(object) == size)
        return 1;
    PyErr_Format(PyExc_TypeError, "a tuple of %zd is needed, not %R", size, object);
    return 0;
}

static int is_dict(PyObject *object)
{
    if (PyDict_Check(object))
        return 1;
    PyErr_Format(PyExc_TypeError, "a dict is needed, not %.100s", Py_TYPE(object)->tp_name);
    return 0;
}

/* --- The arrays --- */

static PyObject *damaged(const char *name, const char *why)
{
    return PyErr_Format(PyExc_ValueError, "array '%s' %s", name, why);
}

/* The array of this name, kept for as long as the kernel lives, if it has one of these `formats`. */
static Py_buffer *view_of(Kernel *kernel, PyObject *arrays, const char *name, const char *formats)
{
    PyObject *array = PyDict_GetItemString(arrays, name);
    if (!array) {
        PyErr_SetString(PyExc_KeyError, name);
        return NULL;
    }
    Py_buffer *views = PyMem_Realloc(kernel->views, (kernel->viewed + 1) * sizeof(Py_buffer));
    if (!views)
        return (Py_buffer *)PyErr_NoMemory();
    kernel->views = views;
    Py_buffer *view = &views[kernel->viewed];
    if (PyObject_GetBuffer(array, view, PyBUF_FORMAT | PyBUF_C_CONTIGUOUS))
        return NULL;
    kernel->viewed++;
    const char *format = view->format ? view->format : "B";
    if (view->ndim != 1 || strlen(format) != 1 || !strchr(formats, format[0]))
        return (Py_buffer *)damaged(name, "is of another type");
    if (view->len && (uintptr_t)view->buf % (size_t)view->itemsize)
        return (Py_buffer *)damaged(name, "is not aligned");
    return view;
}

static int column_of(Kernel *kernel, PyObject *arrays, const char *name, Column *column)
{
    Py_buffer *view = view_of(kernel, arrays, name, "BHILQ");
    if (!view)
        return -1;
    *column = (Column){view->buf, (size_t)(view->len / view->itemsize), (size_t)view->itemsize};
    return 0;
}

/* A column of numbers of so many bytes, and of so many numbers unless `length` is SIZE_MAX. */
static const void *numbers_of(Kernel *kernel, PyObject *arrays, const char *name, const char *formats, size_t width,
                              size_t length, size_t *found)
{
    Py_buffer *view = view_of(kernel, arrays, name, formats);
    if (!view)
        return NULL;
    size_t count = (size_t)(view->len / view->itemsize);
    if ((size_t)view->itemsize != width)
        return damaged(name, "is of another type");
    if (length != SIZE_MAX && count != length)
        return damaged(name, "is of another length");
    if (found)
        *found = count;
    return view->buf ? view->buf : "";
}

static const char *part_of(char *name, size_t room, const char *whole, const char *part)
{
    PyOS_snprintf(name, room, "%s.%s", whole, part);
    return name;
}

static int offsets_of(Kernel *kernel, PyObject *arrays, const char *name, size_t rows, Column *offsets)
{
    char part[64];
    if (column_of(kernel, arrays, part_of(part, sizeof part, name, "offsets"), offsets))
        return -1;
    if (offsets->length < 1 || (rows != SIZE_MAX && offsets->length != rows + 1)) {
        damaged(part, "is of another length");
        return -1;
    }
    return 0;
}

static int rows_of(Kernel *kernel, PyObject *arrays, const char *name, size_t count, Rows *rows)
{
    char part[64];
    if (offsets_of(kernel, arrays, name, count, &rows->offsets))
        return -1;
    part_of(part, sizeof part, name, "values");
    rows->values = numbers_of(kernel, arrays, part, "IL", sizeof(uint32_t), SIZE_MAX, &rows->size);
    return rows->values ? 0 : -1;
}

static int table_of(Kernel *kernel, PyObject *arrays, const char *name, Table *table)
{
    char part[64];
    if (offsets_of(kernel, arrays, name, SIZE_MAX, &table->offsets) ||
        column_of(kernel, arrays, part_of(part, sizeof part, name, "hashes"), &table->hashes))
        return -1;
    part_of(part, sizeof part, name, "numbers");
    table->numbers = numbers_of(kernel, arrays, part, "IL", sizeof(uint32_t), table->hashes.length, &table->size);
    if (!table->numbers)
        return -1;
    /* A bucket for each value of so many bits; the rest of the hash is stored. */
    size_t buckets = table->offsets.length - 1;
    unsigned bits = 0;
    while (bits < 32 && (size_t)1 << bits < buckets)
        bits++;
    if (bits < 1 || bits > 31 || (size_t)1 << bits != buckets) {
        damaged(name, "has another number of buckets");
        return -1;
    }
    table->shift = 32 - bits;
    table->rest = ((uint32_t)1 << table->shift) - 1;
    return 0;
}

static int take_arrays(Kernel *kernel, PyObject *arrays)
{
    if (offsets_of(kernel, arrays, "words", SIZE_MAX, &kernel->texts.offsets))
        return -1;
    kernel->words = kernel->texts.offsets.length - 1;
    kernel->name_weights =
        numbers_of(kernel, arrays, "names.weights", "f", sizeof(float), SIZE_MAX, &kernel->names);
    if (!kernel->name_weights)
        return -1;
    if (kernel->words >= UINT32_MAX || kernel->names >= UINT32_MAX) {
        damaged("words or names", "are too many");
        return -1;
    }
    if (!(kernel->texts.bytes = numbers_of(kernel, arrays, "words.bytes", "B", 1, SIZE_MAX, &kernel->texts.size)) ||
        !(kernel->name_tokens = numbers_of(kernel, arrays, "names.tokens", "B", 1, kernel->names, NULL)) ||
        !(kernel->word_weights = numbers_of(kernel, arrays, "words.weights", "B", 1, kernel->words, NULL)) ||
        !(kernel->word_meanings =
              numbers_of(kernel, arrays, "words.meanings", "IL", sizeof(uint32_t), kernel->words, NULL)))
        return -1;
    size_t letters = kernel->constants.letters;
    return column_of(kernel, arrays, "words.by_length", &kernel->by_length) ||
                   table_of(kernel, arrays, "words.exact", &kernel->exact) ||
                   table_of(kernel, arrays, "words.edits", &kernel->edits) ||
                   table_of(kernel, arrays, "words.skeletons", &kernel->skeletons) ||
                   table_of(kernel, arrays, "words.echoes", &kernel->echoes) ||
                   table_of(kernel, arrays, "words.folds", &kernel->folds) ||
                   rows_of(kernel, arrays, "words.trigrams", letters * letters * letters, &kernel->trigrams) ||
                   rows_of(kernel, arrays, "postings", kernel->words, &kernel->postings) ||
                   rows_of(kernel, arrays, "forward", kernel->names, &kernel->forward)
               ? -1
               : 0;
}

/* --- The constants --- */

typedef struct {
    const char *name;
    size_t at;
} Member;

static const Member SHARES[] = {
    {"EDIT", offsetof(Constants, edit)},
    {"SOUND", offsetof(Constants, sound)},
    {"HEARD", offsetof(Constants, heard)},
    {"FOLDED", offsetof(Constants, folded)},
    {"LEAST_ALIKE", offsetof(Constants, least_alike)},
    {"LEAST_HEARD", offsetof(Constants, least_heard)},
    {"UNITS", offsetof(Constants, units)},
    {"MOST_SUMMED", offsetof(Constants, most_summed)},
    {"ENOUGH", offsetof(Constants, enough)},
    {"WEIGHT_UNITS", offsetof(Constants, weight_units)},
    {"PROMISING", offsetof(Constants, promising)},
    {"IN_CONFLICT", offsetof(Constants, in_conflict)},
    {"CONFLICT", offsetof(Constants, conflict)},
    {"OVER", offsetof(Constants, over)},
    {"ALIKE", offsetof(Constants, alike)},
    {"SHORT_FOR_KNOWN", offsetof(Constants, short_for_known)},
    {"SHORT_FOR_OTHER", offsetof(Constants, short_for_other)},
    {"MADE", offsetof(Constants, made)},
    {"CONTAINED", offsetof(Constants, contained)},
    {"CONTAINED_WEIGHT", offsetof(Constants, contained_weight)},
    {"CONTAINED_SHARE", offsetof(Constants, contained_share)},
    {"OF_SEVERAL", offsetof(Constants, of_several)},
    {"RANK", offsetof(Constants, rank)},
    {"SURE", offsetof(Constants, sure)},
    {"NOTHING", offsetof(Constants, nothing)},
};

static const Member COUNTS[] = {
    {"MOST_ALIKE", offsetof(Constants, most_alike)},
    {"LETTERS", offsetof(Constants, letters)},
    {"SHORTEST_DROPPED", offsetof(Constants, shortest_dropped)},
    {"WINDOW", offsetof(Constants, window)},
    {"LONG", offsetof(Constants, long_list)},
    {"MANY", offsetof(Constants, many)},
    {"MOST_POSTINGS", offsetof(Constants, most_postings)},
    {"SHORTLIST", offsetof(Constants, shortlist)},
    {"WAITING", offsetof(Constants, waiting)},
    {"TEXT", offsetof(Constants, text)},
    {"MOST_TOKENS", offsetof(Constants, most_tokens)},
    {"SEVERAL", offsetof(Constants, several)},
    {"SHORTEST_FOR_KNOWN", offsetof(Constants, shortest_for_known)},
    {"SHORTEST_FOR_OTHER", offsetof(Constants, shortest_for_other)},
    {"FIRST", offsetof(Constants, first)},
    {"FEWEST_INITIALS", offsetof(Constants, fewest_initials)},
    {"MOST_INITIALS", offsetof(Constants, most_initials)},
};

enum { MOST_COUNTED = 1 << 20 }; /* no constant that counts is greater, so that none overflows */

static PyObject *constant_of(PyObject *constants, const char *name)
{
    PyObject *value = PyDict_GetItemString(constants, name);
    if (!value)
        PyErr_SetString(PyExc_KeyError, name);
    return value;
}

static int take_constants(Constants *to, PyObject *constants)
{
    for (size_t i = 0; i < sizeof SHARES / sizeof *SHARES; i++) {
        PyObject *value = constant_of(constants, SHARES[i].name);
        if (!value || to_value(value, UINT32_MAX, (double *)((char *)to + SHARES[i].at)))
            return -1;
    }
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) {
        PyObject *value = constant_of(constants, COUNTS[i].name);
        uint64_t count;
        if (!value || to_number(value, MOST_COUNTED, &count))
            return -1;
        *(size_t *)((char *)to + COUNTS[i].at) = (size_t)count;
    }
    return 0;
}

/* --- Scratch --- */

static void free_scratch(Scratch *scratch)
{
    if (!scratch)
        return;
    PyMem_Free(scratch->sums);
    PyMem_Free(scratch->places);
    PyMem_Free(scratch->marks);
    PyMem_Free(scratch->counts);
    PyMem_Free(scratch);
}

/* A scratch of one's own, NULL (with an exception) where there is no memory; the GIL guards those that are idle. */
static Scratch *take_scratch(Kernel *kernel)
{
    Scratch *scratch = kernel->idle;
    if (scratch) {
        kernel->idle = scratch->next;
        return scratch;
    }
    scratch = PyMem_Calloc(1, sizeof(Scratch));
    if (scratch) {
        scratch->sums = PyMem_Calloc(kernel->names, sizeof(uint32_t));
        scratch->places = PyMem_Calloc(kernel->words, sizeof(uint32_t));
        scratch->marks = PyMem_Calloc(kernel->words, 1);
        scratch->counts = PyMem_Calloc(kernel->words, 1);
    }
    if (scratch && scratch->sums && scratch->places && scratch->marks && scratch->counts)
        return scratch;
    free_scratch(scratch);
    return (Scratch *)PyErr_NoMemory();
}

static void give_scratch(Kernel *kernel, Scratch *scratch)
{
    scratch->next = kernel->idle;
    kernel->idle = scratch;
}

/* Ends a call: a scratch that a failed step left behind is not used again. */
static void finish(Kernel *kernel, Scratch *scratch, Memory *memory, int failed)
{
    release(memory);
    if (failed)
        free_scratch(scratch);
    else
        give_scratch(kernel, scratch);
}

/* --- The type --- */

static void kernel_free(PyObject *self)
{
    Kernel *kernel = (Kernel *)self;
    PyTypeObject *type = Py_TYPE(self);
    while (kernel->idle) {
        Scratch *scratch = kernel->idle;
        kernel->idle = scratch->next;
        free_scratch(scratch);
    }
    for (size_t i = 0; i < kernel->viewed; i++)
        PyBuffer_Release(&kernel->views[i]);
    PyMem_Free(kernel->views);
    type->tp_free(self);
    Py_DECREF(type);
}

static PyObject *kernel_new(PyTypeObject *type, PyObject *arguments, PyObject *keywords)
{
    PyObject *arrays, *constants;
    if (keywords && PyDict_GET_SIZE(keywords)) {
        PyErr_SetString(PyExc_TypeError, "Kernel takes no keywords");
        return NULL;
    }
    if (!PyArg_ParseTuple(arguments, "O!O!:Kernel", &PyDict_Type, &arrays, &PyDict_Type, &constants))
        return NULL;
    Kernel *kernel = (Kernel *)type->tp_alloc(type, 0);
    if (!kernel)
        return NULL;
    if (take_constants(&kernel->constants, constants) || take_arrays(kernel, arrays)) {
        Py_DECREF(kernel);
        return NULL;
    }
    return (PyObject *)kernel;
}

/* --- find --- */

/* Puts the numbers of a word into `found`: several only in a damaged file, and then the last counts. */
static int find_one(const Kernel *kernel, PyObject *word, PyObject *found)
{
    if (!PyUnicode_Check(word)) {
        PyErr_Format(PyExc_TypeError, "a string is needed, not %.100s", Py_TYPE(word)->tp_name);
        return -1;
    }
    Py_ssize_t length;
    const char *bytes = PyUnicode_AsUTF8AndSize(word, &length);
    if (!bytes) {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
            return -1;
        PyErr_Clear(); /* half a character: no listed word has it */
        return 0;
    }
    uint32_t hash = crc_of((const uint8_t *)bytes, (size_t)length);
    size_t start, end;
    places_of(&kernel->exact, hash, &start, &end);
    for (size_t place = start; place < end; place++) {
        uint32_t number = kernel->exact.numbers[place];
        if (!is_filed(&kernel->exact, place, hash) || number >= kernel->words)
            continue;
        Text text = text_of(&kernel->texts, number);
        if (text.length != (size_t)length || memcmp(text.at, bytes, text.length))
            continue;
        PyObject *value = PyLong_FromUnsignedLong(number);
        int failed = !value || PyDict_SetItem(found, word, value);
        Py_XDECREF(value);
        if (failed)
            return -1;
    }
    return 0;
}

/* The GIL is held: to release it takes as long as to find a word. */
static PyObject *kernel_find(PyObject *self, PyObject *words)
{
    PyObject *found = PyDict_New(), *iterator = found ? PyObject_GetIter(words) : NULL, *word;
    while (iterator && (word = PyIter_Next(iterator))) {
        int failed = find_one((Kernel *)self, word, found);
        Py_DECREF(word);
        if (failed)
            break;
    }
    Py_XDECREF(iterator);
    if (!PyErr_Occurred())
        return found;
    Py_XDECREF(found);
    return NULL;
}

/* --- similar --- */

static int to_sought(PyObject *object, Sought *sought)
{
    uint64_t reach, shared;
    if (!is_tuple(object, 6) || to_text(PyTuple_GET_ITEM(object, 0), LONGEST_PATTERN, &sought->word) ||
        to_text(PyTuple_GET_ITEM(object, 1), LONGEST_PATTERN, &sought->fold) ||
        to_text(PyTuple_GET_ITEM(object, 2), LONGEST_PATTERN, &sought->skeleton) ||
        to_text(PyTuple_GET_ITEM(object, 3), LONGEST_PATTERN, &sought->echo) ||
        to_number(PyTuple_GET_ITEM(object, 4), LONGEST_PATTERN, &reach) ||
        to_number(PyTuple_GET_ITEM(object, 5), LONGEST_PATTERN, &shared))
        return -1;
    sought->reach = (size_t)reach;
    sought->shared = (size_t)shared;
    return 0;
}

static PyObject *dict_of(const Best *best)
{
    PyObject *found = PyDict_New();
    for (size_t i = 0; found && i < best->length; i++) {
        PyObject *number = PyLong_FromUnsignedLong(best->at[i].number), *score = PyFloat_FromDouble(best->at[i].score);
        if (!number || !score || PyDict_SetItem(found, number, score))
            Py_CLEAR(found);
        Py_XDECREF(number);
        Py_XDECREF(score);
    }
    return found;
}

/* The GIL is held: whoever releases it may wait for 5 ms until another thread gives it back. */
static PyObject *kernel_similar(PyObject *self, PyObject *words)
{
    Kernel *kernel = (Kernel *)self;
    if (!is_list(words))
        return NULL;
    Scratch *scratch = take_scratch(kernel);
    if (!scratch)
        return NULL;
    Memory memory = {NULL};
    PyObject *result = PyList_New(PyList_GET_SIZE(words));
    Best best = {take(&memory, kernel->constants.most_alike, sizeof(Ranked)), 0, kernel->constants.most_alike};
    int failed = 0;
    if (!best.at) {
        PyErr_NoMemory();
        Py_CLEAR(result);
    }
    for (Py_ssize_t i = 0; result && i < PyList_GET_SIZE(result); i++) {
        Sought sought;
        PyObject *found = NULL;
        best.length = 0;
        if (!to_sought(PyList_GET_ITEM(words, i), &sought)) {
            failed = sought.word.length && find_similar(kernel, scratch, &memory, &sought, &best);
            found = failed ? PyErr_NoMemory() : dict_of(&best);
        }
        if (found)
            PyList_SET_ITEM(result, i, found);
        else
            Py_CLEAR(result);
    }
    finish(kernel, scratch, &memory, failed);
    return result;
}

/* --- rank --- */

static int to_routes(const Kernel *kernel, PyObject *list, Memory *memory, Plan *plan)
{
    if (!is_list(list))
        return -1;
    plan->routed = (size_t)PyList_GET_SIZE(list);
    plan->routes = take(memory, plan->routed, sizeof(Route));
    if (!plan->routes || plan->routed >= UINT32_MAX) {
        PyErr_NoMemory();
        return -1;
    }
    double most = kernel->constants.most_summed / kernel->constants.units / 2;
    for (size_t i = 0; i < plan->routed; i++) {
        PyObject *route = PyList_GET_ITEM(list, (Py_ssize_t)i);
        uint64_t word, slot;
        double value;
        if (!is_tuple(route, 3) || to_number(PyTuple_GET_ITEM(route, 0), UINT32_MAX, &word) ||
            to_number(PyTuple_GET_ITEM(route, 1), UINT32_MAX, &slot) ||
            to_value(PyTuple_GET_ITEM(route, 2), most, &value))
            return -1;
        if (word >= kernel->words || slot >= plan->slots) {
            PyErr_Format(PyExc_ValueError, "%R leads from a word or to a slot that is not there", route);
            return -1;
        }
        double units = rint(value * kernel->constants.units);
        plan->routes[i] = (Route){(uint32_t)word, (uint32_t)slot, units > 1 ? (uint32_t)units : 1};
    }
    return 0;
}

static int to_floors(const Kernel *kernel, PyObject *dict, Memory *memory, Plan *plan)
{
    plan->floors = take(memory, (size_t)PyDict_GET_SIZE(dict), sizeof(Floor));
    if (!plan->floors) {
        PyErr_NoMemory();
        return -1;
    }
    PyObject *key, *value;
    Py_ssize_t position = 0;
    while (PyDict_Next(dict, &position, &key, &value)) {
        uint64_t name;
        double floor;
        if (to_number(key, UINT32_MAX, &name) || to_value(value, UINT32_MAX, &floor))
            return -1;
        if (name < kernel->names) /* in a damaged file, names are filed that are not there */
            plan->floors[plan->floored++] = (Floor){floor, (uint32_t)name};
    }
    return 0;
}

/* The numbers of the best, and their scores. */
static PyObject *lists_of(const Best *best)
{
    PyObject *numbers = PyList_New((Py_ssize_t)best->length), *scores = PyList_New((Py_ssize_t)best->length);
    for (size_t i = 0; numbers && scores && i < best->length; i++) {
        PyObject *number = PyLong_FromUnsignedLong(best->at[i].number), *score = PyFloat_FromDouble(best->at[i].score);
        PyList_SET_ITEM(numbers, (Py_ssize_t)i, number);
        PyList_SET_ITEM(scores, (Py_ssize_t)i, score);
        if (!number || !score)
            Py_CLEAR(numbers);
    }
    PyObject *pair = numbers && scores ? PyTuple_Pack(2, numbers, scores) : NULL;
    Py_XDECREF(numbers);
    Py_XDECREF(scores);
    return pair;
}

/* The GIL is released: this is what takes longer the longer the list is. */
static PyObject *kernel_rank(PyObject *self, PyObject *arguments)
{
    Kernel *kernel = (Kernel *)self;
    PyObject *routes, *floors;
    Py_ssize_t limit, slots, spelled;
    Plan plan = {0};
    if (!PyArg_ParseTuple(arguments, "OO!nnnddd:rank", &routes, &PyDict_Type, &floors, &limit, &slots, &spelled,
                          &plan.spelling, &plan.weight, &plan.attainable))
        return NULL;
    if (slots < 0 || slots > MOST_COUNTED || spelled < 0 || spelled > slots)
        return PyErr_Format(PyExc_ValueError, "%zd slots, of which %zd of spelling", slots, spelled);
    plan.slots = (size_t)slots;
    plan.spelled = (size_t)spelled;
    plan.limit = limit < 0 ? 0 : (size_t)limit < kernel->names ? (size_t)limit : kernel->names;
    Memory memory = {NULL};
    Scratch *scratch = NULL;
    if (to_routes(kernel, routes, &memory, &plan) || to_floors(kernel, floors, &memory, &plan) ||
        !(scratch = take_scratch(kernel))) {
        release(&memory);
        return NULL;
    }
    Best best = {NULL, 0, 0};
    int failed;
    Py_BEGIN_ALLOW_THREADS
    failed = rank_names(kernel, scratch, &memory, &plan, &best);
    Py_END_ALLOW_THREADS
    PyObject *result = failed ? PyErr_NoMemory() : lists_of(&best);
    finish(kernel, scratch, &memory, failed);
    return result;
}

/* --- promise --- */

static int to_alike(const Kernel *kernel, PyObject *dict, Memory *memory, Alike **alike, size_t *count)
{
    if (!is_dict(dict))
        return -1;
    *alike = take(memory, (size_t)PyDict_GET_SIZE(dict), sizeof(Alike));
    if (!*alike) {
        PyErr_NoMemory();
        return -1;
    }
    PyObject *key, *value;
    Py_ssize_t position = 0;
    while (PyDict_Next(dict, &position, &key, &value)) {
        uint64_t number;
        double likeness;
        if (to_number(key, UINT32_MAX, &number) || to_value(value, 1.0, &likeness))
            return -1;
        if (number < kernel->words)
            (*alike)[(*count)++] = (Alike){likeness, (uint32_t)number};
    }
    return 0;
}

static int to_pieces(const Kernel *kernel, PyObject *list, Memory *memory, AskedWord *word)
{
    if (!is_list(list))
        return -1;
    word->pieces = take(memory, (size_t)PyList_GET_SIZE(list), sizeof(uint32_t));
    if (!word->pieces) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(list); i++) {
        uint64_t number;
        if (to_number(PyList_GET_ITEM(list, i), UINT32_MAX, &number))
            return -1;
        if (number < kernel->words)
            word->pieces[word->pieced++] = (uint32_t)number;
    }
    return 0;
}

static int to_asked_word(const Kernel *kernel, PyObject *object, Memory *memory, AskedWord *word)
{
    double weight;
    uint64_t symbol;
    memset(word, 0, sizeof *word);
    if (!is_tuple(object, 6) || to_text(PyTuple_GET_ITEM(object, 0), LONGEST_PATTERN, &word->text) ||
        to_value(PyTuple_GET_ITEM(object, 1), MOST_COUNTED, &weight) ||
        to_number(PyTuple_GET_ITEM(object, 2), UINT32_MAX, &symbol) ||
        to_alike(kernel, PyTuple_GET_ITEM(object, 3), memory, &word->kin, &word->kins) ||
        to_alike(kernel, PyTuple_GET_ITEM(object, 4), memory, &word->alike, &word->alikes) ||
        to_pieces(kernel, PyTuple_GET_ITEM(object, 5), memory, word))
        return -1;
    word->weight = (int64_t)rint(weight * kernel->constants.units);
    word->symbol = (uint32_t)symbol;
    return 0;
}

static int to_part(PyObject *list, size_t words, Memory *memory, Part *part)
{
    if (!is_list(list))
        return -1;
    part->length = (size_t)PyList_GET_SIZE(list);
    part->words = take(memory, part->length, sizeof(size_t));
    if (!part->words) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < part->length; i++) {
        uint64_t word;
        if (to_number(PyList_GET_ITEM(list, (Py_ssize_t)i), words - 1, &word))
            return -1;
        part->words[i] = (size_t)word;
    }
    return 0;
}

static int to_asked(const Kernel *kernel, PyObject *words, PyObject *parts, Memory *memory, Asked *asked)
{
    asked->length = (size_t)PyList_GET_SIZE(words);
    asked->words = take(memory, asked->length, sizeof(AskedWord));
    asked->parted = asked->length ? (size_t)PyList_GET_SIZE(parts) : 0;
    asked->parts = take(memory, asked->parted, sizeof(Part));
    if (!asked->words || !asked->parts) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < asked->length; i++)
        if (to_asked_word(kernel, PyList_GET_ITEM(words, (Py_ssize_t)i), memory, &asked->words[i]))
            return -1;
    for (size_t i = 0; i < asked->parted; i++)
        if (to_part(PyList_GET_ITEM(parts, (Py_ssize_t)i), asked->length, memory, &asked->parts[i]))
            return -1;
    return 0;
}

static int to_ranked(const Kernel *kernel, PyObject *names, PyObject *scores, uint32_t *numbers, double *promises)
{
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(names); i++) {
        uint64_t name;
        if (to_number(PyList_GET_ITEM(names, i), UINT32_MAX, &name) ||
            to_value(PyList_GET_ITEM(scores, i), UINT32_MAX, &promises[i]))
            return -1;
        if (name >= kernel->names) {
            PyErr_Format(PyExc_ValueError, "there is no name %llu", (unsigned long long)name);
            return -1;
        }
        numbers[i] = (uint32_t)name;
    }
    return 0;
}

static PyObject *floats_of(const double *values, size_t count)
{
    PyObject *list = PyList_New((Py_ssize_t)count);
    for (size_t i = 0; list && i < count; i++) {
        PyObject *value = PyFloat_FromDouble(values[i]);
        if (value)
            PyList_SET_ITEM(list, (Py_ssize_t)i, value);
        else
            Py_CLEAR(list);
    }
    return list;
}

/* The GIL is held, as for similar words. */
static PyObject *kernel_promise(PyObject *self, PyObject *arguments)
{
    Kernel *kernel = (Kernel *)self;
    PyObject *words, *parts, *initials, *names, *scores;
    Asked asked = {0};
    if (!PyArg_ParseTuple(arguments, "O!O!OO!O!:promise", &PyList_Type, &words, &PyList_Type, &parts, &initials,
                          &PyList_Type, &names, &PyList_Type, &scores) ||
        to_text(initials, SIZE_MAX, &asked.initials))
        return NULL;
    if (PyList_GET_SIZE(names) != PyList_GET_SIZE(scores))
        return PyErr_Format(PyExc_ValueError, "not as many scores as names");
    size_t count = (size_t)PyList_GET_SIZE(names);
    Memory memory = {NULL};
    uint32_t *numbers = take(&memory, count, sizeof(uint32_t));
    double *promises = take(&memory, count, sizeof(double));
    Scratch *scratch = NULL;
    if (!numbers || !promises)
        PyErr_NoMemory();
    if (!numbers || !promises || to_ranked(kernel, names, scores, numbers, promises) ||
        to_asked(kernel, words, parts, &memory, &asked) || !(scratch = take_scratch(kernel))) {
        release(&memory);
        return NULL;
    }
    int failed = promise_names(kernel, scratch, &memory, &asked, numbers, count, promises);
    PyObject *result = failed ? PyErr_NoMemory() : floats_of(promises, count);
    finish(kernel, scratch, &memory, failed);
    return result;
}

/* --- The module --- */

static PyMethodDef METHODS[] = {
    {"find", kernel_find, METH_O, "See Vocabulary.find."},
    {"similar", kernel_similar, METH_O, "See Vocabulary.similar; takes what vocabulary.sought gives."},
    {"rank", kernel_rank, METH_VARARGS, "See Ranking.rank."},
    {"promise", kernel_promise, METH_VARARGS, "See Promises.promise."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot SLOTS[] = {
    {Py_tp_doc, "The steps of a search over the arrays of an index."},
    {Py_tp_new, kernel_new},
    {Py_tp_dealloc, kernel_free},
    {Py_tp_methods, METHODS},
    {0, NULL},
};

static PyType_Spec SPEC = {
    "mineral_screen.index._kernel.Kernel", sizeof(Kernel), 0, Py_TPFLAGS_DEFAULT | Py_TPFLAGS_IMMUTABLETYPE, SLOTS,
};

static int fill(PyObject *module)
{
    PyObject *type = PyType_FromModuleAndSpec(module, &SPEC, NULL);
    int failed = !type || PyModule_AddType(module, (PyTypeObject *)type);
    Py_XDECREF(type);
    return failed ? -1 : 0;
}

static PyModuleDef_Slot MODULE_SLOTS[] = {
    {Py_mod_exec, fill},
    {0, NULL},
};

static struct PyModuleDef MODULE = {
    PyModuleDef_HEAD_INIT, "_kernel", "The compiled steps of a search.", 0, NULL, MODULE_SLOTS, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__kernel(void) { return PyModuleDef_Init(&MODULE); }
