#pragma once

#include <functional>

#include <QObject>

#include "app/reader_thread.h"
#include "ui/page.h"
#include "ui/pages/marks_sheet.h"

namespace gatehouse::ui {

/// Pins, notes and tags of rows: reads what stands there, asks, and has it stored.
///
/// Thread  GUI; the store is asked on the given reader, and written to by the gateway.
class TrafficMarks : public QObject {
    Q_OBJECT

public:
    TrafficMarks(const PageContext& context, app::ReaderThread& reader, QWidget* page);

    /// Pins all of them; where all are pinned, takes the pins away.
    void togglePin(const std::vector<store::RowId>& rows);
    void edit(const std::vector<store::RowId>& rows);

Q_SIGNALS:
    void troubled(const QString& message, const QString& hint);

private:
    struct Now {
        std::vector<store::Row> rows;
        QStringList tags;  ///< in use anywhere
    };

    void load(const std::vector<store::RowId>& rows, std::function<void(Now)> done);
    void openSheet(const Now& now);
    void keep(const std::vector<store::Row>& rows,
              const std::function<void(record::Marked& marks)>& change);

    PageContext context_;
    app::ReaderThread& reader_;
    QWidget* page_;
};

}  // namespace gatehouse::ui
