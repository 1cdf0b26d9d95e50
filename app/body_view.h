#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QString>
#include <QStringList>

#include "app/json_tree.h"
#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// A stored body, ready to look at.
///
/// Units   `pieces` are at most about 64 KiB each and cut at line ends; no line is longer than 4
/// KiB.
struct BodyView {
    std::vector<QString>
        pretty;                ///< indented where it is JSON, as it is else; hex for binary bytes
    std::vector<QString> raw;  ///< as it went over the wire, decoded
    std::shared_ptr<const JsonTree> tree;  ///< nullptr: not JSON
    ByteCount size = 0;                    ///< decoded bytes at hand
    ByteCount wireSize = 0;
    QString note;  ///< "the first 1.0 MB of 4.2 MB", "gzip", "not recorded"; empty: nothing to say
    bool binary = false;

    [[nodiscard]] bool empty() const { return size == 0; }

    [[nodiscard]] bool folded() const { return size > 256_KiB; }
};

/// Thread  any; meant for a worker.
BodyView bodyView(const record::Body& body);

/// The body without its content coding; the bytes as they are where that fails. At most 64 MiB.
std::string decodedBody(const record::Body& body);

/// `text` cut into pieces that keep their line ends; lines above 4 KiB are broken.
std::vector<QString> textPieces(std::string_view text);

/// "Name: value" lines of two header blocks, side by side.
struct HeaderLine {
    QString name;
    QString left;   ///< empty: not there
    QString right;  ///< empty: not there

    [[nodiscard]] bool same() const { return left == right; }
};

std::vector<HeaderLine> compareHeaders(std::string_view left, std::string_view right);

}  // namespace gatehouse::app
