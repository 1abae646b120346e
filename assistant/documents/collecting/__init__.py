"""The list of figures that goes round the offices (数据征集清单): written as Word or Excel, read when it comes back."""
