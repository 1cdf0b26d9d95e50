#pragma once

#include <QFrame>

#include "app/removal_job.h"
#include "ui/page.h"

class QLabel;
class QProgressBar;

namespace gatehouse::ui {

/// Deletes calls from the log: asks first, then a strip of the page tells how far it is.
class TrafficRemoval : public QFrame {
    Q_OBJECT

public:
    TrafficRemoval(const PageContext& context, QWidget* page);

    void removeRows(const std::vector<store::RowId>& rows);
    /// `words` say the filter in the question; empty: every call.
    void removeMatching(const store::Filter& filter, const QString& words);

Q_SIGNALS:
    void troubled(const QString& message, const QString& hint);

private:
    void ask(const app::RemovalPlan& plan);
    void progress(qint64 done, qint64 of);
    void end();

    PageContext context_;
    app::RemovalJob job_;
    QString words_;  // of the filter, as the question says it
    QLabel* count_;
    QProgressBar* bar_;
};

}  // namespace gatehouse::ui
