// How fast libosmocore decodes and encodes SMS TPDUs (3GPP TS 23.040): the baseline for the codec.
//
// Reads lines `KIND HEX` from standard input and prints `KIND NANOSECONDS` for each kind, where the
// nanoseconds are the median round's mean for one message. HEX is an SMS-DELIVER TPDU without the
// service centre address (decode-*), or a text in UTF-8 (encode-gsm7, encode-ucs2, encode-parts).
// With --print it prints each line's decoded text or encoded TPDUs instead.
//
// cc -O2 -std=gnu11 -Wall -Wextra -Werror $(pkg-config --cflags libosmogsm libosmocore)
//     baseline.c -o baseline $(pkg-config --libs libosmogsm libosmocore)

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <osmocom/core/utils.h>
#include <osmocom/gsm/gsm0411_utils.h>
#include <osmocom/gsm/gsm48_ie.h>
#include <osmocom/gsm/gsm_utils.h>
#include <osmocom/gsm/protocol/gsm_03_40.h>
#include <osmocom/gsm/protocol/gsm_04_11.h>

enum {
    ROUNDS = 5,
    ROUND_NANOSECONDS = 300000000,

    ADDRESS_MAX_DIGITS = 20,
    ADDRESS_MAX_OCTETS = 2 + ADDRESS_MAX_DIGITS / 2,
    SUBMIT_MAX_OCTETS = 2 + ADDRESS_MAX_OCTETS + 4 + GSM340_UDL_OCT_MAX,
    // A UCS-2 unit, two octets, takes up to three in UTF-8.
    TEXT_MAX_OCTETS = GSM340_UDL_OCT_MAX / 2 * 3,

    UDHI = 0x40,
    DCS_GSM7 = 0x00,
    DCS_UTF16 = 0x08,
    VALIDITY_24_HOURS = 167,

    CONCATENATED_8_BIT = 0x00,
    CONCATENATED_16_BIT = 0x08,
    CONCATENATION_REFERENCE = 1,
    PART_HEADER_OCTETS = 6,
    PART_HEADER_SEPTETS = 7,
    PART_PADDING_BITS = PART_HEADER_SEPTETS * 7 - PART_HEADER_OCTETS * 8,
    PART_SEPTETS = GSM340_UDL_SPT_MAX - PART_HEADER_SEPTETS,
    PARTS_MAX = 255,

    GSM7_ESCAPE = 0x1b,
    REPLACEMENT_CHARACTER = 0xfffd,
};

static const char destination[] = "254711000001";

struct octets {
    uint8_t *bytes;  // with a NUL after them, for libosmocore's functions on strings
    size_t length;
};

struct deliver {
    char address[ADDRESS_MAX_DIGITS + 1];
    uint8_t address_type;
    uint8_t protocol;
    time_t timestamp;
    uint16_t reference;
    uint8_t parts;
    uint8_t part;
    size_t text_length;
    char text[TEXT_MAX_OCTETS + 1];
};

struct submit {
    size_t count;
    struct {
        size_t length;
        uint8_t bytes[SUBMIT_MAX_OCTETS];
    } tpdus[PARTS_MAX];
};

union result {
    struct deliver deliver;
    struct submit submit;
};

struct operation {
    const char *prefix;  // of the kinds it serves
    bool (*run)(const struct octets *input, union result *result);
    uint64_t (*checksum)(const union result *result);
    void (*print)(const union result *result);
};

struct set {
    char *kind;
    const struct operation *operation;
    struct octets *messages;
    size_t count;
    size_t capacity;
};

// MARK: UTF-8 and UTF-16, for which libosmocore has no function

static char *put_utf8(char *out, uint32_t scalar)
{
    if (scalar < 0x80) {
        *out++ = scalar;
    } else if (scalar < 0x800) {
        *out++ = 0xc0 | scalar >> 6;
        *out++ = 0x80 | (scalar & 0x3f);
    } else if (scalar < 0x10000) {
        *out++ = 0xe0 | scalar >> 12;
        *out++ = 0x80 | (scalar >> 6 & 0x3f);
        *out++ = 0x80 | (scalar & 0x3f);
    } else {
        *out++ = 0xf0 | scalar >> 18;
        *out++ = 0x80 | (scalar >> 12 & 0x3f);
        *out++ = 0x80 | (scalar >> 6 & 0x3f);
        *out++ = 0x80 | (scalar & 0x3f);
    }
    return out;
}

// Handsets put emoji in "UCS-2" as surrogate pairs, so it is read as UTF-16.
static size_t utf8_from_utf16(char *out, const uint8_t *in, size_t octets)
{
    const char *start = out;
    for (size_t i = 0; i + 1 < octets; i += 2) {
        uint32_t unit = in[i] << 8 | in[i + 1];
        if ((unit & 0xf800) == 0xd800) {
            uint32_t low = i + 3 < octets ? in[i + 2] << 8 | in[i + 3] : 0;
            if (unit < 0xdc00 && (low & 0xfc00) == 0xdc00) {
                unit = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
                i += 2;
            } else {
                unit = REPLACEMENT_CHARACTER;
            }
        }
        out = put_utf8(out, unit);
    }
    return out - start;
}

// The NUL after the text ends a cut-off sequence, since it is no continuation octet.
static const uint8_t *get_utf8(const uint8_t *in, uint32_t *scalar)
{
    uint32_t lead = *in++;
    if (lead < 0x80) {
        *scalar = lead;
        return in;
    }
    int continuations = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    *scalar = lead & (0x3f >> continuations);
    while (continuations-- > 0) {
        if ((*in & 0xc0) != 0x80)
            return NULL;
        *scalar = *scalar << 6 | (*in++ & 0x3f);
    }
    return in;
}

static uint8_t *put_utf16_unit(uint8_t *out, uint32_t unit)
{
    *out++ = unit >> 8;
    *out++ = unit;
    return out;
}

// Returns the octets written, or -1 when the text is not UTF-8 or does not fit.
static int utf16_from_utf8(uint8_t *out, size_t capacity, const struct octets *text)
{
    const uint8_t *start = out, *out_end = out + capacity;
    const uint8_t *in = text->bytes, *end = in + text->length;
    while (in < end) {
        uint32_t scalar;
        in = get_utf8(in, &scalar);
        if (in == NULL || out_end - out < (scalar < 0x10000 ? 2 : 4))
            return -1;
        if (scalar >= 0x10000) {
            out = put_utf16_unit(out, 0xd800 | (scalar - 0x10000) >> 10);
            scalar = 0xdc00 | (scalar & 0x3ff);
        }
        out = put_utf16_unit(out, scalar);
    }
    return out - start;
}

// MARK: SMS-DELIVER

// Returns the octets of the address field, or 0 when it is malformed.
static size_t decode_address(const uint8_t *field, size_t available, struct deliver *sms)
{
    if (available < 2 || field[0] > ADDRESS_MAX_DIGITS)
        return 0;
    size_t length = 2 + (field[0] + 1) / 2;
    if (length > available)
        return 0;
    sms->address_type = field[1];
    if ((field[1] >> 4 & 7) == GSM340_TYPE_ALPHA_NUMERIC) {
        gsm_7bit_decode_n(sms->address, sizeof sms->address, field + 2, field[0] * 4 / 7);
        return length;
    }
    // libosmocore reads the number of TS 24.008, whose length is in octets, not in digits.
    uint8_t number[ADDRESS_MAX_OCTETS];
    memcpy(number, field, length);
    number[0] = length - 1;
    if (gsm48_decode_bcd_number2(sms->address, sizeof sms->address, number, length, 1) != 0)
        return 0;
    return length;
}

static time_t decode_timestamp(const uint8_t *scts)
{
    // libosmocore 1.7's gsm340_scts takes the octet after the time zone for the time zone, and
    // does not know its sign: it gets the local time with a zone of 0 in both places.
    uint8_t local[8] = {0};
    memcpy(local, scts, 6);
    int offset = gsm411_unbcdify(scts[6] & 0xf7) * 15 * 60;
    return gsm340_scts(local) - (scts[6] & 0x08 ? -offset : offset);
}

static bool decode_header(const uint8_t *header, size_t length, struct deliver *sms)
{
    const uint8_t *end = header + length;
    while (end - header >= 2) {
        uint8_t identifier = header[0], size = header[1];
        const uint8_t *data = header + 2;
        if (size > end - data)
            return false;
        if (identifier == CONCATENATED_8_BIT && size == 3) {
            sms->reference = data[0];
            sms->parts = data[1];
            sms->part = data[2];
        } else if (identifier == CONCATENATED_16_BIT && size == 4) {
            sms->reference = data[0] << 8 | data[1];
            sms->parts = data[2];
            sms->part = data[3];
        }
        header = data + size;
    }
    return header == end;
}

static bool decode_text(uint8_t dcs, const uint8_t *data, uint8_t length, size_t header_octets,
                        struct deliver *sms)
{
    switch (gsm338_get_sms_alphabet(dcs)) {
    case DCS_7BIT_DEFAULT:
        // The result is ISO 8859-1, which is UTF-8 for the benchmark's texts: they are ASCII.
        sms->text_length = gsm_7bit_decode_n_hdr(sms->text, sizeof sms->text, data, length,
                                                 header_octets > 0);
        return true;
    case DCS_UCS2:
        sms->text_length = utf8_from_utf16(sms->text, data + header_octets,
                                           length - header_octets);
        sms->text[sms->text_length] = '\0';
        return true;
    default:
        return false;
    }
}

static bool decode_user_data(bool has_header, uint8_t dcs, const uint8_t *data, size_t available,
                             uint8_t length, struct deliver *sms)
{
    // The length counts septets in the default alphabet and octets otherwise.
    bool septets = gsm338_get_sms_alphabet(dcs) == DCS_7BIT_DEFAULT;
    if (length > (septets ? GSM340_UDL_SPT_MAX : GSM340_UDL_OCT_MAX))
        return false;
    size_t octets = septets ? gsm_get_octet_len(length) : length;
    if (octets > available)
        return false;
    size_t header_octets = 0;
    if (has_header) {
        if (octets == 0)
            return false;
        header_octets = 1 + data[0];
        // gsm_7bit_decode_n_hdr does not check that the header fits.
        if ((septets ? (header_octets * 8 + 6) / 7 : header_octets) > length)
            return false;
        if (!decode_header(data + 1, data[0], sms))
            return false;
    }
    return decode_text(dcs, data, length, header_octets, sms);
}

static bool run_decode(const struct octets *tpdu, union result *result)
{
    struct deliver *sms = &result->deliver;
    const uint8_t *at = tpdu->bytes, *end = at + tpdu->length;
    if (at == end || (*at & 3) != GSM340_SMS_DELIVER_SC2MS)
        return false;
    uint8_t first = *at++;
    size_t address_octets = decode_address(at, end - at, sms);
    at += address_octets;
    if (address_octets == 0 || end - at < 10)
        return false;
    sms->protocol = at[0];
    sms->timestamp = decode_timestamp(at + 2);
    sms->reference = sms->parts = sms->part = 0;
    return decode_user_data(first & UDHI, at[1], at + 10, end - at - 10, at[9], sms);
}

// MARK: SMS-SUBMIT

// Writes up to, not including, the user data length.
static uint8_t *put_submit(uint8_t *at, uint8_t flags, uint8_t dcs)
{
    *at++ = GSM340_SMS_SUBMIT_MS2SC | GSM340_TP_VPF_RELATIVE << 3 | flags;
    *at++ = 0;  // the message reference, which the modem sets
    at += gsm340_gen_oa(at, ADDRESS_MAX_OCTETS, GSM340_TYPE_INTERNATIONAL, GSM340_PLAN_ISDN,
                        destination);
    *at++ = GSM340_TP_PID_IMPLICIT;
    *at++ = dcs;
    *at++ = VALIDITY_24_HOURS;
    return at;
}

static bool run_encode_gsm7(const struct octets *text, union result *result)
{
    struct submit *sms = &result->submit;
    // gsm_7bit_encode_n cuts a longer text off without a word.
    if (text->length > GSM340_UDL_SPT_MAX)
        return false;
    uint8_t *start = sms->tpdus[0].bytes, *at = put_submit(start, 0, DCS_GSM7);
    int octets;
    at[0] = gsm_7bit_encode_n(at + 1, GSM340_UDL_OCT_MAX, (const char *)text->bytes, &octets);
    sms->tpdus[0].length = at + 1 + octets - start;
    sms->count = 1;
    return true;
}

static bool run_encode_ucs2(const struct octets *text, union result *result)
{
    struct submit *sms = &result->submit;
    uint8_t *start = sms->tpdus[0].bytes, *at = put_submit(start, 0, DCS_UTF16);
    int octets = utf16_from_utf8(at + 1, GSM340_UDL_OCT_MAX, text);
    if (octets < 0)
        return false;
    at[0] = octets;
    sms->tpdus[0].length = at + 1 + octets - start;
    sms->count = 1;
    return true;
}

// An escape stays with the septet it escapes.
static size_t part_length(const uint8_t *septets, size_t left)
{
    if (left <= PART_SEPTETS)
        return left;
    return septets[PART_SEPTETS - 1] == GSM7_ESCAPE ? PART_SEPTETS - 1 : PART_SEPTETS;
}

static size_t part_count(const uint8_t *septets, size_t left)
{
    size_t count = 0;
    for (; left > 0; count++) {
        size_t length = part_length(septets, left);
        septets += length;
        left -= length;
    }
    return count;
}

static void encode_part(struct submit *sms, size_t index, const uint8_t *septets, size_t length)
{
    uint8_t *start = sms->tpdus[index].bytes, *at = put_submit(start, UDHI, DCS_GSM7);
    *at++ = PART_HEADER_SEPTETS + length;
    *at++ = PART_HEADER_OCTETS - 1;
    *at++ = CONCATENATED_8_BIT;
    *at++ = 3;
    *at++ = CONCATENATION_REFERENCE;
    *at++ = sms->count;
    *at++ = index + 1;
    at += gsm_septet_pack(at, septets, length, PART_PADDING_BITS);
    sms->tpdus[index].length = at - start;
}

static bool run_encode_parts(const struct octets *text, union result *result)
{
    struct submit *sms = &result->submit;
    // Every character may need an escape.
    uint8_t septets[2 * PARTS_MAX * PART_SEPTETS];
    if (text->length > sizeof septets / 2)
        return false;
    size_t left = gsm_septet_encode(septets, (const char *)text->bytes);
    sms->count = part_count(septets, left);
    if (sms->count > PARTS_MAX)
        return false;
    const uint8_t *at = septets;
    for (size_t i = 0; i < sms->count; i++) {
        size_t length = part_length(at, left);
        encode_part(sms, i, at, length);
        at += length;
        left -= length;
    }
    return true;
}

// MARK: Results

// By words, so that the checksum costs little beside what it checks.
static uint64_t sum(const void *bytes, size_t length)
{
    const char *at = bytes;
    uint64_t total = length, word;
    for (; length >= sizeof word; length -= sizeof word, at += sizeof word) {
        memcpy(&word, at, sizeof word);
        total += word;
    }
    word = 0;
    memcpy(&word, at, length);
    return total + word;
}

static uint64_t checksum_deliver(const union result *result)
{
    const struct deliver *sms = &result->deliver;
    return sum(sms->text, sms->text_length) + sms->timestamp + sms->address[0] + sms->address_type
        + sms->protocol + sms->reference + sms->parts + sms->part;
}

static uint64_t checksum_submit(const union result *result)
{
    const struct submit *sms = &result->submit;
    uint64_t total = 0;
    for (size_t i = 0; i < sms->count; i++)
        total += sum(sms->tpdus[i].bytes, sms->tpdus[i].length);
    return total;
}

static void print_deliver(const union result *result)
{
    printf("%s\n", result->deliver.text);
}

static void print_submit(const union result *result)
{
    const struct submit *sms = &result->submit;
    for (size_t i = 0; i < sms->count; i++)
        printf("%s%s", i > 0 ? " " : "",
               osmo_hexdump_nospc(sms->tpdus[i].bytes, sms->tpdus[i].length));
    printf("\n");
}

static const struct operation operations[] = {
    {"decode-", run_decode, checksum_deliver, print_deliver},
    {"encode-gsm7", run_encode_gsm7, checksum_submit, print_submit},
    {"encode-ucs2", run_encode_ucs2, checksum_submit, print_submit},
    {"encode-parts", run_encode_parts, checksum_submit, print_submit},
};

// MARK: Measuring

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1e9 + time.tv_nsec;
}

static uint64_t run_all(const struct set *set)
{
    static union result result;
    uint64_t total = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (!set->operation->run(&set->messages[i], &result)) {
            fprintf(stderr, "%s: message %zu is malformed\n", set->kind, i + 1);
            exit(1);
        }
        total += set->operation->checksum(&result);
    }
    return total;
}

static double round_mean(const struct set *set, uint64_t expected)
{
    double start = now(), elapsed;
    size_t passes = 0;
    do {
        if (run_all(set) != expected) {
            fprintf(stderr, "%s: passes differ\n", set->kind);
            exit(1);
        }
        passes++;
        elapsed = now() - start;
    } while (elapsed < ROUND_NANOSECONDS);
    return elapsed / passes / set->count;
}

static int ascending(const void *left, const void *right)
{
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

static void measure(const struct set *set)
{
    double means[ROUNDS];
    uint64_t expected = run_all(set);  // the warm-up
    for (size_t i = 0; i < ROUNDS; i++)
        means[i] = round_mean(set, expected);
    qsort(means, ROUNDS, sizeof means[0], ascending);
    printf("%s %.1f\n", set->kind, means[ROUNDS / 2]);
    fflush(stdout);
    fprintf(stderr, "%s: best %.1f ns, %zu messages, checksum %016llx\n", set->kind, means[0],
            set->count, (unsigned long long)expected);
}

// MARK: Input

static void *resized(void *memory, size_t size)
{
    memory = realloc(memory, size);
    if (memory == NULL) {
        perror("realloc");
        exit(1);
    }
    return memory;
}

static bool parse_hex(const char *hex, struct octets *octets)
{
    size_t capacity = strlen(hex) / 2 + 1;
    octets->bytes = resized(NULL, capacity);
    int length = osmo_hexparse(hex, octets->bytes, capacity);
    if (length < 0)
        return false;
    octets->bytes[length] = '\0';
    octets->length = length;
    return true;
}

static const struct operation *operation_for(const char *kind)
{
    for (size_t i = 0; i < ARRAY_SIZE(operations); i++)
        if (strncmp(kind, operations[i].prefix, strlen(operations[i].prefix)) == 0)
            return &operations[i];
    return NULL;
}

static struct set *set_for(const char *kind, struct set **sets, size_t *count)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(kind, (*sets)[i].kind) == 0)
            return &(*sets)[i];
    *sets = resized(*sets, (*count + 1) * sizeof **sets);
    struct set *set = &(*sets)[(*count)++];
    *set = (struct set){.kind = strdup(kind), .operation = operation_for(kind)};
    return set;
}

static void append(struct set *set, struct octets message)
{
    if (set->count == set->capacity) {
        set->capacity = set->capacity > 0 ? 2 * set->capacity : 1024;
        set->messages = resized(set->messages, set->capacity * sizeof message);
    }
    set->messages[set->count++] = message;
}

// Cuts the line in its kind and message.
static bool parse_line(char *line, struct octets *message)
{
    line[strcspn(line, "\r\n")] = '\0';
    char *space = line + strcspn(line, " ");
    const char *hex = *space != '\0' ? space + 1 : space;
    if (!parse_hex(hex, message))
        return false;
    *space = '\0';
    return operation_for(line) != NULL;
}

static void print(const char *kind, const struct octets *message)
{
    static union result result;
    const struct operation *operation = operation_for(kind);
    if (operation->run(message, &result))
        operation->print(&result);
    else
        printf("malformed\n");
}

int main(int argc, char **argv)
{
    bool printing = argc == 2 && strcmp(argv[1], "--print") == 0;
    if (argc > 1 && !printing) {
        fprintf(stderr, "usage: %s [--print]\n", argv[0]);
        return 2;
    }
    // gsm340_scts calls mktime, which looks at /etc/localtime each time unless TZ is set.
    setenv("TZ", "UTC0", 1);

    struct set *sets = NULL;
    size_t set_count = 0, line_number = 0, line_capacity = 0;
    char *line = NULL;
    while (getline(&line, &line_capacity, stdin) > 0) {
        struct octets message;
        line_number++;
        if (!parse_line(line, &message)) {
            fprintf(stderr, "line %zu: not KIND HEX\n", line_number);
            return 2;
        }
        if (printing)
            print(line, &message);
        else
            append(set_for(line, &sets, &set_count), message);
    }
    for (size_t i = 0; i < set_count; i++)
        measure(&sets[i]);
    return 0;
}
