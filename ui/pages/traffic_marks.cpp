#include "ui/pages/traffic_marks.h"

#include <algorithm>

#include "app/formats.h"
#include "app/gateway.h"

namespace gatehouse::ui {
namespace {

// A person marks a handful; "select all" of a million rows is a slip of the hand.
constexpr std::size_t kMost = 2000;

record::Marked marksOf(const store::Row& row)
{
    return {row.id, row.pinned, row.note, row.tags};
}

}  // namespace

TrafficMarks::TrafficMarks(const PageContext& context, app::ReaderThread& reader, QWidget* page)
    : QObject(page), context_(context), reader_(reader), page_(page)
{
}

void TrafficMarks::togglePin(const std::vector<store::RowId>& rows)
{
    load(rows, [this](const Now& now) {
        const bool pinned = std::ranges::all_of(now.rows, &store::Row::pinned);
        keep(now.rows, [pinned](record::Marked& marks) { marks.pinned = !pinned; });
    });
}

void TrafficMarks::edit(const std::vector<store::RowId>& rows)
{
    load(rows, [this](const Now& now) { openSheet(now); });
}

void TrafficMarks::load(const std::vector<store::RowId>& rows, std::function<void(Now)> done)
{
    if (rows.empty()) return;
    if (rows.size() > kMost) {
        Q_EMIT troubled(
            tr("%1 calls are chosen.").arg(app::count(static_cast<qint64>(rows.size()))),
            tr("At most %1 can be marked at once.").arg(app::count(kMost)));
        return;
    }
    reader_.ask<Now>(
        this,
        [rows](store::Reader& reader, const app::ReaderThread::Ticket&) -> Result<Now> {
            Now now;
            auto found = reader.rows(rows);
            if (!found) return std::move(found).error();
            now.rows = std::move(*found);
            auto tags = reader.tags();
            if (!tags) return std::move(tags).error();
            for (const std::string& tag : *tags) now.tags += app::text(tag);
            return now;
        },
        [this, done = std::move(done)](Result<Now> now) {
            if (!now) {
                Q_EMIT troubled(app::text(now.error().message), app::text(now.error().hint));
            } else if (!now->rows.empty()) {
                done(std::move(*now));
            }
        });
}

void TrafficMarks::openSheet(const Now& now)
{
    const bool single = now.rows.size() == 1;
    RowMarks before;
    before.pinned = std::ranges::all_of(now.rows, &store::Row::pinned);
    if (single) {
        before.note = app::text(now.rows.front().note);
        for (const std::string& tag : now.rows.front().tags) before.tags += app::text(tag);
    }
    auto* sheet = new MarksSheet(before, static_cast<int>(now.rows.size()), now.tags, page_);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, single, rows = now.rows] {
        const RowMarks given = sheet->marks();
        keep(rows, [&given, single](record::Marked& marks) {
            marks.pinned = given.pinned;
            if (single || !given.note.isEmpty()) marks.note = given.note.toStdString();
            if (single) marks.tags.clear();
            for (const QString& each : given.tags) {
                const std::string tag = each.toStdString();
                if (std::ranges::find(marks.tags, tag) == marks.tags.end())
                    marks.tags.push_back(tag);
            }
        });
    });
    sheet->open();
}

void TrafficMarks::keep(const std::vector<store::Row>& rows,
                        const std::function<void(record::Marked& marks)>& change)
{
    std::vector<record::Record> records;
    for (const store::Row& row : rows) {
        record::Marked marks = marksOf(row);
        change(marks);
        records.emplace_back(std::move(marks));
    }
    context_.gateway->keep(std::move(records), this, [this](const QString& trouble) {
        if (!trouble.isEmpty()) Q_EMIT troubled(tr("The marks were not stored."), trouble);
    });
}

}  // namespace gatehouse::ui
