#pragma once

#include <memory>
#include <vector>

#include <QByteArray>
#include <QString>

#include "proxy/core/base/result.h"
#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// An entry of a file: the call, and what people wrote on it.
struct HarCall {
    std::unique_ptr<record::Exchange> exchange;
    record::Marked marks;  ///< by the call's request id; its row is not known yet

    [[nodiscard]] bool isMarked() const
    {
        return marks.pinned || !marks.note.empty() || !marks.tags.empty();
    }
};

/// The entries of a HAR 1.2 file, as rows that come from `source`.
///
/// Shape   what an export wrote comes back equal, with pins, notes and tags. Files of browsers and
/// other tools are read too: without `_gatehouse`, facts are taken from address, bodies and
/// timings. The same file gives the same ids. Errors  Invalid: no JSON (with line and column), or
/// no HAR (with the path of what is missing). Nothing is read then. Thread  any; meant for a
/// worker.
Result<std::vector<HarCall>> readHar(const QByteArray& file, const QString& source);

}  // namespace gatehouse::app
