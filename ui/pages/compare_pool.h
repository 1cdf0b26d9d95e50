#pragma once

#include <vector>

#include <QFrame>

#include "proxy/shell/store/reader.h"

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace gatehouse::ui {

/// The calls that were picked for a comparison: a strip below the list, hidden while there is none.
class ComparePool : public QFrame {
    Q_OBJECT

public:
    explicit ComparePool(QWidget* parent = nullptr);

    struct Entry {
        store::RowId row = 0;
        QString title;
    };

    /// Each only once; what is more than fit stays out, and is said.
    void add(const std::vector<Entry>& entries);
    void clear();

    [[nodiscard]] std::vector<store::RowId> calls() const;

public Q_SLOTS:
    void compareNow();  ///< nothing happens below two

Q_SIGNALS:
    void compareAsked(const std::vector<gatehouse::store::RowId>& calls);

private:
    void showEntries();

    std::vector<Entry> entries_;
    QLabel* words_;
    QHBoxLayout* chips_;
    QPushButton* compare_;
};

}  // namespace gatehouse::ui
