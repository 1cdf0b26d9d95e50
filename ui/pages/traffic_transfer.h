#pragma once

#include <QFrame>

#include "app/export/export_job.h"
#include "app/export/import_job.h"
#include "ui/page.h"

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;

namespace gatehouse::ui {

/// Calls on their way into a file or out of one: a strip with progress and a way to stop it, hidden
/// while nothing goes on.
///
/// Thread  GUI; the work is done elsewhere.
class TrafficTransfer : public QFrame {
    Q_OBJECT

public:
    explicit TrafficTransfer(const PageContext& context, QWidget* parent = nullptr);

    /// What the next export is of; rows none: nothing is chosen.
    struct Subject {
        std::vector<store::RowId> rows;
        store::Filter filter;
        qint64 matching = 0;  ///< rows that the filter lets through, as far as known
    };

    /// Entries for each format: of the chosen rows, of all that match, and the way back in.
    void fillMenu(QMenu* menu, const Subject& subject);
    /// One entry for each format, of the chosen rows.
    void addFormats(QMenu* menu, const QString& objectName, const Subject& subject);

    void exportTo(const QString& file, const app::ExportFormat& format, const Subject& subject);
    void importFrom(const QString& file);

    void askWhich();  ///< file to import

Q_SIGNALS:
    void imported();  ///< the way to what came in is asked for
    void troubled(const QString& message, const QString& hint);

private:
    void askWhere(const app::ExportFormat& format, const Subject& subject);
    void begin(const QString& words);
    void progress(qint64 done, qint64 all);
    void stop();
    void end();

    PageContext context_;
    app::ExportJob export_;
    app::ImportJob import_;
    QLabel* words_;
    QLabel* count_;
    QProgressBar* bar_;
    QPushButton* cancel_;
};

}  // namespace gatehouse::ui
