#pragma once

#include <QDialog>

#include "app/removal_job.h"

class QCheckBox;
class QLabel;
class QPushButton;

namespace gatehouse::ui {

/// Says what leaves the log for good, and asks.
class RemovalSheet : public QDialog {
    Q_OBJECT

public:
    /// `words`: the filter, where all that match are meant; empty: the chosen rows.
    RemovalSheet(const store::Weight& weight, const QString& words, QWidget* parent = nullptr);

    [[nodiscard]] bool pinnedToo() const;

private:
    void showCount();

    store::Weight weight_;
    QLabel* count_;
    QCheckBox* pinned_ = nullptr;
    QPushButton* remove_;
};

}  // namespace gatehouse::ui
