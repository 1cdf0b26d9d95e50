#pragma once

#include <QDialog>

#include "app/removal_job.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

/// Says what leaves the log for good, and asks.
class RemovalSheet : public QDialog {
    Q_OBJECT

public:
    enum class Scope : quint8 { Calls, EverythingRecorded };

    /// `words`: the filter, where all that match are meant; empty: the chosen rows.
    RemovalSheet(const store::Weight& weight, const QString& words, QWidget* parent = nullptr,
                 Scope scope = Scope::Calls);

    [[nodiscard]] bool pinnedToo() const;
    /// The numbers of the dashboard as well; offered only where everything goes.
    [[nodiscard]] bool sumsToo() const;

private:
    QCheckBox* addChoice(QVBoxLayout* column, const QString& objectName, const QString& words);
    void showCount();

    store::Weight weight_;
    QLabel* count_;
    QCheckBox* pinned_ = nullptr;
    QCheckBox* sums_ = nullptr;
    QPushButton* remove_;
};

}  // namespace gatehouse::ui
