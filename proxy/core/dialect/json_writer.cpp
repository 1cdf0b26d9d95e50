#include "proxy/core/dialect/json_writer.h"

#include "proxy/core/base/text.h"
#include "proxy/core/dialect/codec_tools.h"

namespace gatehouse::dialect {

void JsonWriter::next()
{
    if (!out_->empty() && std::string_view("{[:, \n").find(out_->back()) == std::string_view::npos)
        *out_ += ',';
}

void JsonWriter::key(std::string_view name)
{
    next();
    *out_ += '"';
    *out_ += name;
    *out_ += "\":";
}

void JsonWriter::open(char brace)
{
    next();
    *out_ += brace;
}

void JsonWriter::open(std::string_view name, char brace)
{
    key(name);
    *out_ += brace;
}

void JsonWriter::text(std::string_view value)
{
    next();
    appendJsonString(*out_, value);
}

void JsonWriter::text(std::string_view name, std::string_view value)
{
    key(name);
    appendJsonString(*out_, value);
}

void JsonWriter::textIf(std::string_view name, std::string_view value)
{
    if (!value.empty()) text(name, value);
}

void JsonWriter::integer(std::string_view name, std::int64_t value)
{
    key(name);
    *out_ += number(value);
}

void JsonWriter::real(std::string_view name, double value)
{
    key(name);
    appendJson(*out_, value);
}

void JsonWriter::flag(std::string_view name, bool value)
{
    raw(name, value ? "true" : "false");
}

void JsonWriter::json(std::string_view name, const boost::json::value& value)
{
    key(name);
    appendJson(*out_, value);
}

void JsonWriter::json(const boost::json::value& value)
{
    next();
    appendJson(*out_, value);
}

void JsonWriter::raw(std::string_view value)
{
    next();
    *out_ += value;
}

void JsonWriter::raw(std::string_view name, std::string_view value)
{
    key(name);
    *out_ += value;
}

}  // namespace gatehouse::dialect
